package io.commentlog.node.wiring;

import io.commentlog.kit.BugHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When and how the process ends: told to by a signal, or because of a bug. The first to say so decides the exit code. */
final class Ending implements BugHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    private static final int TOLD_TO = 0;
    private static final int BUG = 70;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    @Override
    public void bug(Throwable cause) {
        LOG.error("Something happened that must not; the process ends", cause);
        exitCode.complete(BUG);
    }

    void signalled() {
        exitCode.complete(TOLD_TO);
    }

    boolean isDecided() {
        return exitCode.isDone();
    }

    /** Waits for it, but no longer than this. */
    void await(long milliseconds) {
        try {
            exitCode.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Not decided yet: the caller looks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exitCode.complete(BUG);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An ending never fails", e);
        }
    }

    /** Waits for it. */
    int await() {
        return exitCode.join();
    }
}
