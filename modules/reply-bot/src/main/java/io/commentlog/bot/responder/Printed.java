package io.commentlog.bot.responder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a program prints, read by a thread of its own to the end, so that it never waits for us; only the beginning is kept. */
final class Printed {
    /** For what is on its way when the program has ended. What it started may hold the other end open for ever. */
    private static final long GRACE_NANOS = Duration.ofMillis(500).toNanos();

    private final CompletableFuture<byte[]> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private Printed() {}

    static Printed of(InputStream stream, int most, String thread) {
        Printed printed = new Printed();
        Thread reader = new Thread(() -> printed.read(stream, most), thread);
        reader.setDaemon(true);
        reader.start();
        return printed;
    }

    private void read(InputStream stream, int most) {
        byte[] buffer = new byte[8 * 1024];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                kept.write(buffer, 0, Math.min(read, most - kept.size()));
            }
        } catch (IOException e) {
            // The program was killed: what it has printed so far is all there is.
        } finally {
            ended.complete(kept.toByteArray());
        }
    }

    /** All of it, once the program has ended. */
    String text(long deadline) throws InterruptedException {
        long patience = Math.max(1, Math.min(GRACE_NANOS, deadline - System.nanoTime()));
        byte[] bytes;
        try {
            bytes = ended.get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            bytes = kept.toByteArray();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading what a program prints cannot fail", e);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String firstLine(long deadline) throws InterruptedException {
        return text(deadline).lines().findFirst().orElse("").strip();
    }
}
