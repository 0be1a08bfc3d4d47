package io.commentlog.system.fault;

import java.util.Random;

/**
 * Something that goes wrong. The script does the harm and lets it last; what it does not heal itself is healed after it.
 *
 * @param limits what it may cost
 * @param needs of the machine, for the harm to be done
 */
record Fault(String name, Limits limits, Needs needs, Script script) {
    static Fault of(String name, Limits limits, Script script) {
        return new Fault(name, limits, Needs.NOTHING, script);
    }

    @FunctionalInterface
    interface Script {
        void run(Stage stage);
    }

    /** What not every machine has. */
    enum Needs {
        NOTHING,
        ROOT,
        COMPILER;

        boolean isMet() {
            return switch (this) {
                case NOTHING -> true;
                case ROOT -> System.getProperty("user.name").equals("root");
                case COMPILER -> WrongClock.canBeMade();
            };
        }
    }

    /**
     * Where a fault happens.
     *
     * @param random of the row's seed, for whatever the script leaves to chance
     */
    record Stage(Cluster cluster, History history, Random random) {
        void kill(String name) {
            cluster.child(name).kill9();
        }

        void restart(String name) {
            cluster.child(name).restart();
            cluster.awaitReady(name);
        }

        /** As an operator would: it may finish first. */
        void restartInOrder(String name) {
            cluster.child(name).terminate();
            restart(name);
        }

        /** Kills it, and starts it again after so many seconds. */
        void killFor(String name, double seconds) {
            kill(name);
            Pause.seconds(seconds);
            restart(name);
        }

        void pauseFor(String name, double seconds) {
            cluster.child(name).pause();
            Pause.seconds(seconds);
            cluster.child(name).resume();
        }
    }
}
