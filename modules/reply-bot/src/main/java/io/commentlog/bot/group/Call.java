package io.commentlog.bot.group;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One event on its way to a verdict, on a thread of its own; cancelled from any. */
final class Call extends FutureTask<Call.Verdict> {
    /** What the group is told of the record. */
    enum Verdict {
        ACCEPT,
        RELEASE
    }

    private final ConsumerRecord<byte[], byte[]> record;
    private final Consumer<Call> ended;

    /** @param ended told once when it has ended or was cancelled, by whichever thread */
    Call(ConsumerRecord<byte[], byte[]> record, Callable<Verdict> work, Consumer<Call> ended) {
        super(work);
        this.record = record;
        this.ended = ended;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    @Override
    protected void done() {
        ended.accept(this);
    }

    /**
     * Once it has ended. Of what was cancelled nobody knows how far it came, so it is given back.
     *
     * @throws IllegalStateException if the work failed in a way that it does not declare: a bug
     */
    Verdict verdict() throws InterruptedException {
        try {
            return get();
        } catch (CancellationException e) {
            return Verdict.RELEASE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Answering a comment failed", e.getCause());
        }
    }
}
