package io.commentlog.system.fault;

import java.util.List;

/** The faults of the table. */
final class Faults {
    private static final double LONGER_THAN_A_SESSION = 9;

    private Faults() {}

    static final Fault NONE = new Fault("none", Limits.NO_FAILOVER, stage -> Pause.seconds(8));

    /** What runs with every build. */
    static final List<Fault> SHORT = List.of(
            NONE,
            kill9("query-1", Limits.NO_FAILOVER),
            kill9("materialize-1", Limits.FAILOVER),
            kill9("bot-1", Limits.NO_FAILOVER),
            kill9("broker-1", Limits.FAILOVER),
            new Fault("kill -9 of the controller leader", Limits.FAILOVER, stage -> {
                stage.killFor(stage.cluster().kafka().controller(), LONGER_THAN_A_SESSION);
            }));

    static Fault kill9(String name, Limits limits) {
        return new Fault("kill -9 of " + name, limits, stage -> stage.killFor(name, LONGER_THAN_A_SESSION));
    }
}
