package io.commentlog.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as it comes, read by one thread that waits for each part no longer than it says. At most one part
 * is held unread, so a slow reader slows the node down and fills no memory. {@link #cut} works from any thread.
 */
final class Chunks implements HttpResponse.BodySubscriber<Chunks> {
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    /** Either bytes, or the end with what broke it. */
    private record Part(List<ByteBuffer> bytes, boolean last, List<Throwable> failures) {}

    /** The next bytes; none at all at the end. */
    List<ByteBuffer> next(Duration within) throws IOException {
        try {
            Part part = parts.poll(within.toNanos(), TimeUnit.NANOSECONDS);
            if (part == null) {
                throw new HttpTimeoutException("silent for " + within.toMillis() + " ms");
            }
            if (!part.failures().isEmpty()) {
                throw new IOException("the answer broke off", part.failures().get(0));
            }
            if (part.last()) {
                parts.add(part);
                return List.of();
            }
            subscription.join().request(1);
            return part.bytes();
        } catch (InterruptedException e) {
            throw Waits.interrupted(e);
        }
    }

    byte[] rest(Duration within) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (List<ByteBuffer> bytes = next(within); !bytes.isEmpty(); bytes = next(within)) {
            for (ByteBuffer buffer : bytes) {
                byte[] copy = new byte[buffer.remaining()];
                buffer.get(copy);
                all.writeBytes(copy);
            }
        }
        return all.toByteArray();
    }

    /** Gives the connection up; a reader that waits sees the end. */
    void cut() {
        var unused = subscription.thenAccept(Flow.Subscription::cancel);
        onComplete();
    }

    @Override
    public CompletionStage<Chunks> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
        subscription.complete(body);
        body.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        parts.add(new Part(bytes, false, List.of()));
    }

    @Override
    public void onError(Throwable failure) {
        parts.add(new Part(List.of(), true, List.of(failure)));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), true, List.of()));
    }
}
