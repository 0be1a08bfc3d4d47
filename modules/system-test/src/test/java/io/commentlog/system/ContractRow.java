package io.commentlog.system;

/**
 * One sentence of the HTTP contract, and what shows that a running node keeps it.
 *
 * @param section of the contract, and the class that has the check
 * @param sentence what clients rely on; no other row has it
 */
record ContractRow(ContractSection section, String sentence, Kind kind, Check check) {
    /** Whether existing clients rely on it as it is, get a better answer on purpose, or never had it. */
    enum Kind {
        KEEP,
        FIX,
        NEW
    }

    /** Talks HTTP to a node, and fails with an {@link AssertionError} if the sentence is not true. */
    @FunctionalInterface
    interface Check {
        void on(ContractClient node);
    }

    @Override
    public String toString() {
        return section.number() + " " + kind + ": " + sentence;
    }
}
