package io.commentlog.bot.responder;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is started for each comment, gets it as JSON on its stdin, and prints the reply. At the deadline it is
 * killed with all that it has started. Of the environment it gets all but this process's own settings, which hold tokens.
 */
final class ExecResponder implements Responder {
    private static final int REPLY_BYTES = 256 * 1024;
    private static final int COMPLAINT_BYTES = 4 * 1024;
    private static final int COMPLAINT = 200;
    private static final String OUR_SETTINGS = "COMMENTLOG_";

    private final List<String> command;

    ExecResponder(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public String reply(Comment question, Duration limit) throws ResponderFailed, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Process process = start();
        try {
            Printed reply = Printed.of(process.getInputStream(), REPLY_BYTES, "exec-out");
            Printed complaint = Printed.of(process.getErrorStream(), COMPLAINT_BYTES, "exec-err");
            feed(process.getOutputStream(), question);
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ResponderFailed(
                        FailureReason.TIMEOUT, "The program did not end in " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                String line = complaint.firstLine(deadline);
                throw ResponderFailed.complaining(
                        FailureReason.EXIT,
                        "The program exited with " + process.exitValue(),
                        line.length() > COMPLAINT ? line.substring(0, COMPLAINT) : line);
            }
            return reply.text(deadline);
        } finally {
            kill(process);
        }
    }

    private Process start() throws ResponderFailed {
        ProcessBuilder builder = new ProcessBuilder(command);
        withoutOurs(builder.environment().keySet());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ResponderFailed(FailureReason.UNREACHABLE, "The program cannot be started");
        }
    }

    static void withoutOurs(Set<String> variables) {
        variables.removeIf(variable -> variable.startsWith(OUR_SETTINGS));
    }

    /** On a thread of its own: a program that does not read would hold up who writes. */
    private static void feed(OutputStream stdin, Comment question) {
        byte[] json = CommentJson.write(question);
        Thread feeder = new Thread(
                () -> {
                    try (stdin) {
                        stdin.write(json);
                    } catch (IOException e) {
                        // It ended without reading, which is its right.
                    }
                },
                "exec-in");
        feeder.setDaemon(true);
        feeder.start();
    }

    /** Its children first: once it is gone nobody knows which they were. */
    private static void kill(Process process) {
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly();
    }
}
