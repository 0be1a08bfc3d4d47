package io.commentlog.kit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * What a client of Kafka tells of itself, in the process's metrics until it is closed here, which must be before the client is.
 * A thread of its own looks now and then which figures there are, for those of partitions come and go; the figures themselves
 * are read when somebody asks for them.
 */
public final class KafkaMeters implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final Duration CLOSE = Duration.ofMillis(200);

    private final ScheduledExecutorService looks;
    private final Runnable end;

    private KafkaMeters(ScheduledExecutorService looks, Runnable end) {
        this.looks = looks;
        this.end = end;
    }

    public static KafkaMeters of(Producer<?, ?> producer, MeterRegistry metrics) {
        return of(
                looks -> new KafkaClientMetrics(producer, List.of(), looks, BETWEEN_LOOKS),
                KafkaClientMetrics::close,
                metrics);
    }

    public static KafkaMeters of(Consumer<?, ?> consumer, MeterRegistry metrics) {
        return of(
                looks -> new KafkaClientMetrics(consumer, List.of(), looks, BETWEEN_LOOKS),
                KafkaClientMetrics::close,
                metrics);
    }

    /** Of Kafka's own admin client; of another one there is nothing to tell. */
    public static KafkaMeters of(Admin admin, MeterRegistry metrics) {
        if (admin instanceof AdminClient client) {
            return of(
                    looks -> new KafkaClientMetrics(client, List.of(), looks, BETWEEN_LOOKS),
                    KafkaClientMetrics::close,
                    metrics);
        }
        throw new IllegalArgumentException("No metrics are known of " + admin.getClass());
    }

    /**
     * @param binder made with the thread that looks
     * @param end takes its meters away
     */
    public static <B extends MeterBinder> KafkaMeters of(
            Function<ScheduledExecutorService, B> binder,
            java.util.function.Consumer<? super B> end,
            MeterRegistry metrics) {
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "kafka-meters");
            thread.setDaemon(true);
            return thread;
        });
        B meters = binder.apply(looks);
        meters.bindTo(metrics);
        return new KafkaMeters(looks, () -> end.accept(meters));
    }

    /** The figures are gone when this returns. */
    @Override
    public void close() {
        looks.shutdownNow();
        try {
            if (looks.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                end.run(); // else it is looking still, and what it finds goes with the process
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
