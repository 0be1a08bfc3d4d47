package io.commentlog.materialize;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.MalformedEvent;
import io.commentlog.event.view.Stores;
import io.commentlog.kit.trace.Step;
import io.commentlog.kit.trace.Tracing;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Folds the events of one partition, on its task's stream thread. Takes bytes, so that no record can fail before it
 * gets here: one that is no event goes on to the topic of rejected ones, and the stream goes on.
 */
final class FoldProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final int entriesPerChannel;
    private final FoldMeters meters;
    private final FoldingPartitions folding;

    // Set by init, which Kafka Streams calls again on the same object after it has revived the task.
    private ProcessorContext<byte[], byte[]> context;
    private FoldedState state;

    FoldProcessor(int entriesPerChannel, FoldMeters meters, FoldingPartitions folding) {
        this.entriesPerChannel = entriesPerChannel;
        this.meters = meters;
        this.folding = folding;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        state = FoldedState.restored(
                context.getStateStore(Stores.COMMENTS),
                context.getStateStore(Stores.RECENT_COMMENTS),
                entriesPerChannel);
        folding.begin(context.taskId().partition(), state);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        Step step = Tracing.received("fold", record.headers());
        step.at(source.partition(), source.offset());
        try {
            CommentEvent event =
                    CommentEventJson.read(Optional.ofNullable(record.key()), Optional.ofNullable(record.value()));
            fold(event, source.offset());
            meters.read(event);
        } catch (MalformedEvent e) {
            context.forward(RejectedRecord.of(record, source, e.getMessage()));
            meters.rejected();
            state.pass(source.offset());
            step.failed(e);
        } finally {
            step.end();
        }
    }

    /** Before the stores are closed, also when the task is suspended or revived. */
    @Override
    public void close() {
        folding.end(context.taskId().partition(), state);
    }

    private void fold(CommentEvent event, long offset) throws MalformedEvent {
        Folded folded = CommentFold.fold(state.comment(event.id()), event, offset);
        if (folded instanceof Folded.Changed change) {
            state.apply(change, offset);
        } else if (folded instanceof Folded.Unchanged nothing) {
            meters.unchanged(nothing.reason());
            state.pass(offset);
        }
    }
}
