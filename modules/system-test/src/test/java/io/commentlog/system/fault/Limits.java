package io.commentlog.system.fault;

import java.time.Duration;

/**
 * What a fault may cost, at most.
 *
 * @param staleness from a write's acknowledgement until every poll shows it
 * @param outage how long reads may fail; zero unless no query node lives
 */
record Limits(Duration staleness, Duration outage) {
    /** Nothing that a view needs has to be taken over by another process. */
    static final Limits NO_FAILOVER = new Limits(Duration.ofSeconds(1), Duration.ZERO);

    /** Somebody has to notice that a process is gone, and take over. */
    static final Limits FAILOVER = new Limits(Duration.ofSeconds(10), Duration.ZERO);

    /** No query node lives for so long. */
    Limits withOutage(Duration longest) {
        return new Limits(staleness, longest);
    }

    /** For so long nothing can be written, the changelog neither: what was not folded before cannot be shown meanwhile. */
    Limits withoutBrokers(Duration longest) {
        return new Limits(staleness.plus(longest), outage);
    }

    /** For a machine that does other things as well: all that has to do with time is seen less strictly, and nothing else. */
    Limits onABusyMachine() {
        return new Limits(staleness.plusSeconds(20), outage.multipliedBy(2));
    }
}
