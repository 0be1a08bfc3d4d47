package io.commentlog.materialize;

import io.commentlog.broker.BrokerConfig;
import io.commentlog.broker.EmbeddedBroker;
import io.commentlog.broker.TopicsApply;
import io.commentlog.event.CommentEvent;
import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Topics;
import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.event.view.ViewName;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.Readiness;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How many events a second the fold takes, and how many comments a second its stores are restored with, beside the embedded
 * broker in this process: {@code FoldSpeed [posts] [rounds]}. Every round folds the same log as a new view, then deletes the
 * stores and starts again. Processor time is told beside the clock's, because a machine that others use moves only the second.
 */
final class FoldSpeed {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final FoldMember SELF = new FoldMember("localhost", 1);
    private static final RemoteStore NO_OTHERS = new RemoteStore() {
        @Override
        public CompletionStage<Optional<StoredComment>> find(FoldMember member, String id) {
            return CompletableFuture.failedFuture(new NotNow("There is one fold", Duration.ZERO));
        }

        @Override
        public CompletionStage<StandbyComment> standby(FoldMember member, String id) {
            return CompletableFuture.failedFuture(new NotNow("There is one fold", Duration.ZERO));
        }
    };
    private static final int DOMAINS = 4;
    private static final int POSTS_PER_PATCH = 5;

    private FoldSpeed() {}

    public static void main(String[] args) throws IOException {
        int posts = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path directory = Files.createTempDirectory("fold-speed");
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerConfig.in(directory.resolve("broker")), FoldSpeed::failed)) {
            TopicsApply.apply(broker.bootstrapServers(), Map.of(), OptionalInt.of(6), Duration.ofSeconds(15));
            int events = fill(broker.bootstrapServers(), posts);
            tell("%,d events of %,d comments are in the log", events, posts);
            for (int round = 1; round <= rounds; round++) {
                ViewName view = new ViewName("speed" + round);
                Path state = directory.resolve("state" + round);
                fold(broker.bootstrapServers(), view, state, events);
                delete(state);
                restore(broker.bootstrapServers(), view, state, posts);
                delete(state);
            }
        } finally {
            delete(directory);
        }
    }

    private static void fold(String servers, ViewName view, Path state, int events) {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (Materializer fold = start(servers, view, state, registry)) {
            await(() -> folded(registry) > 0);
            double before = folded(registry);
            Cost cost = Cost.now();
            await(() -> folded(registry) >= events);
            tell("fold:    %s", cost.since(events - before, "events"));
            await(() -> fold.readiness().equals(Readiness.READY));
        }
    }

    private static void restore(String servers, ViewName view, Path state, int posts) {
        Cost cost = Cost.now();
        MeterRegistry registry = new SimpleMeterRegistry();
        try (Materializer fold = start(servers, view, state, registry)) {
            await(() -> fold.readiness().equals(Readiness.READY));
            tell("restore: %s, from start to ready", cost.since(posts, "comments"));
        }
    }

    private static Materializer start(String servers, ViewName view, Path state, MeterRegistry registry) {
        MaterializeConfig config = new MaterializeConfig(servers, view, state, SELF, 500, 1, 0, Map.of());
        return Materializer.start(config, NO_OTHERS, registry, FoldSpeed::failed);
    }

    private static void failed(Throwable bug) {
        throw new IllegalStateException(bug);
    }

    private static double folded(MeterRegistry registry) {
        return registry.find("commentlog.fold.events").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static int fill(String servers, int posts) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 << 10);
        int events = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int post = 0; post < posts; post++) {
                String id = "comment-" + post;
                send(producer, Comments.posted(Comments.spoken(id, "site-" + post % DOMAINS + ".example.org", post)));
                events++;
                if (post % POSTS_PER_PATCH == 0) {
                    send(producer, Comments.patched(id, true));
                    events++;
                }
            }
        }
        return events;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, CommentEvent event) {
        // Not looked at: the fold never counts to the end if one is missing.
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(Topics.COMMENTS, CommentEventJson.key(event), CommentEventJson.write(event)));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Not within " + PATIENCE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static void tell(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
