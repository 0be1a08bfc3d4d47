package io.commentlog.materialize;

import static io.commentlog.materialize.Comments.plain;
import static io.commentlog.materialize.Comments.posted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEventJson;
import io.commentlog.event.Limits;
import io.commentlog.event.view.PartitionPosition;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are no events, between two that are. */
class PoisonTopologyTest {
    private static final byte[] KEY = "a".getBytes(UTF_8);

    @TempDir
    Path state;

    private FoldDriver fold;

    @BeforeEach
    void start() {
        fold = new FoldDriver(state, 2);
        fold.fold(posted(plain("before")));
    }

    @AfterEach
    void stop() {
        fold.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isSetAsideAsItCameAndTheStreamGoesOn(String reason, TestRecord<byte[], byte[]> poison) {
        fold.fold(poison);
        fold.fold(posted(plain("after")));

        TestRecord<byte[], byte[]> rejected = fold.rejected().get(0);
        assertThat(rejected.key()).isEqualTo(poison.key());
        assertThat(rejected.value()).isEqualTo(poison.value());
        assertThat(header(rejected, RejectedRecord.REASON)).contains(reason);
        assertThat(header(rejected, RejectedRecord.SOURCE_PARTITION)).isEqualTo("0");
        assertThat(header(rejected, RejectedRecord.SOURCE_OFFSET)).isEqualTo("1");
        assertThat(fold.allComments()).containsOnlyKeys("before", "after");
        assertThat(fold.position()).isEqualTo(new PartitionPosition(2, 2, 0));
        assertThat(fold.count("commentlog.fold.rejected")).isEqualTo(1);
    }

    static Stream<Arguments> isSetAsideAsItCameAndTheStreamGoesOn() {
        String tooLong = new String(CommentEventJson.write(posted(plain("a"))), UTF_8)
                .replace("text of a", "x".repeat(Limits.TEXT + 1));
        return Stream.of(
                Arguments.of("not JSON", value(new byte[] {(byte) 0xFF, 0, 1, 2})),
                Arguments.of("not JSON", value("{\"type\":")),
                Arguments.of("not JSON", value("[".repeat(100_000))),
                Arguments.of("not a JSON object", value("[]")),
                Arguments.of("not a JSON object", value("")),
                Arguments.of("not JSON", value(new byte[800 * 1024])),
                Arguments.of("no key", record(null, CommentEventJson.write(posted(plain("a"))))),
                Arguments.of("no value", record(KEY, null)),
                Arguments.of("no key", record(null, null)),
                Arguments.of("The type is none of", value("{\"type\":\"comment.liked\",\"id\":\"a\"}")),
                Arguments.of("The type is none of", value("{}")),
                Arguments.of("key is not the id", value(CommentEventJson.write(posted(plain("b"))))),
                Arguments.of("at most 1000 characters", value(tooLong)),
                Arguments.of("id must be", value("{\"type\":\"comment.deleted\",\"id\":7}")),
                Arguments.of("id must be", value("{\"type\":\"comment.deleted\",\"id\":\"white space\"}")),
                Arguments.of("true or false", value("{\"type\":\"comment.patched\",\"id\":\"a\",\"patch\":{}}")));
    }

    @Test
    void keepsItsOwnHeaders() {
        Headers headers = new RecordHeaders().add("trace", KEY);

        fold.fold(new TestRecord<>(KEY, KEY, headers));

        assertThat(header(fold.rejected().get(0), "trace")).isEqualTo("a");
    }

    @Test
    void isCutIfTheBrokerWouldNotTakeItAgain() {
        byte[] huge = new byte[RejectedRecord.AS_IT_CAME + 1];

        fold.fold(new TestRecord<>(null, huge));

        TestRecord<byte[], byte[]> rejected = fold.rejected().get(0);
        assertThat(rejected.value()).hasSizeLessThan(128 * 1024).hasSizeGreaterThan(1024);
        assertThat(header(rejected, RejectedRecord.CUT_FROM)).isEqualTo(Integer.toString(huge.length));
        assertThat(header(rejected, RejectedRecord.SOURCE_OFFSET)).isEqualTo("1");
    }

    @Test
    void isCutIfItsHeadersAreHuge() {
        Headers headers = new RecordHeaders().add("trace", new byte[RejectedRecord.AS_IT_CAME]);

        fold.fold(new TestRecord<>(KEY, KEY, headers));

        assertThat(fold.rejected().get(0).headers().lastHeader("trace")).isNull();
    }

    @Test
    void neverStopsTheStreamHoweverAnEventIsDamaged() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        byte[] event = CommentEventJson.write(posted(Comments.waiting("a")));
        int damaged = 3_000;
        for (int i = 0; i < damaged; i++) {
            byte[] value = event.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt(256);
            }
            fold.fold(new TestRecord<>(KEY, value));
        }

        assertThat(fold.position().offset()).as("seed %d", seed).isEqualTo(damaged);
    }

    private static TestRecord<byte[], byte[]> value(String text) {
        return value(text.getBytes(UTF_8));
    }

    private static TestRecord<byte[], byte[]> value(byte[] value) {
        return record(KEY, value);
    }

    private static TestRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new TestRecord<>(key, value);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
