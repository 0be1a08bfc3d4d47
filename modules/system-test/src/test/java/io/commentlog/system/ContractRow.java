package io.commentlog.system;

/**
 * One sentence of the HTTP contract, and what shows that a running node keeps it.
 *
 * @param section of the contract, and the classes that have its checks
 * @param sentence what clients rely on; no other row has it
 */
record ContractRow(ContractSection section, String sentence, Kind kind, When when, Check check) {
    /** Whether existing clients rely on it as it is, get a better answer on purpose, or never had it. */
    enum Kind {
        KEEP,
        FIX,
        NEW
    }

    /** When it is asked, among all rows. */
    enum When {
        IN_ORDER,
        AT_THE_END
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
