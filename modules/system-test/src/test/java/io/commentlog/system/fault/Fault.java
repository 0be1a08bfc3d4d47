package io.commentlog.system.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        FAKETIME;

        private static final List<Path> LIBRARIES = List.of(
                Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
                Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

        boolean isMet() {
            return switch (this) {
                case NOTHING -> true;
                case ROOT -> System.getProperty("user.name").equals("root");
                case FAKETIME -> LIBRARIES.stream().anyMatch(Files::exists);
            };
        }

        /** The environment of a process whose wall clock is wrong; its monotonic one goes as it should. */
        static Map<String, String> anHourAhead() {
            String library = LIBRARIES.stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow()
                    .toString();
            return Map.of(
                    "LD_PRELOAD", library,
                    "FAKETIME", "+3600",
                    "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                    "FAKETIME_DISABLE_SHM", "1", // or every look at the clock takes a lock between processes
                    "NO_FAKE_STAT", "1");
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
