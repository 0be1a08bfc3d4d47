package io.commentlog.broker;

import io.commentlog.kit.BugHandler;
import org.apache.kafka.common.utils.Exit;

/**
 * What Kafka does instead of ending this process: its fault handlers call {@link Exit} from whatever thread found the
 * fault. Here that is a bug, and the calling thread goes on.
 */
final class ExitRequests {
    private ExitRequests() {}

    /** {@link Exit} is one per process: of several embedded brokers, the last to start hears of the faults of all. */
    static void heard(BugHandler bugs) {
        Exit.setExitProcedure((status, message) -> bugs.bug(fault(status, message)));
        Exit.setHaltProcedure((status, message) -> bugs.bug(fault(status, message)));
    }

    private static Throwable fault(int status, String message) {
        String reason = message == null || message.isBlank() ? "the log says why" : message;
        return new IllegalStateException("The broker gave up with status " + status + ": " + reason);
    }
}
