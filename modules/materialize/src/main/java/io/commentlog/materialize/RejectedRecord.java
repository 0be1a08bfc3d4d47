package io.commentlog.materialize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record for the topic {@code comments.rejected}: the source's key, value and headers as they came, and in further
 * headers the reason and where it came from. Always small enough for a topic with Kafka's default limit.
 */
final class RejectedRecord {
    static final String REASON = "reason";
    static final String SOURCE_PARTITION = "source-partition";
    static final String SOURCE_OFFSET = "source-offset";

    /** The length in bytes of a value of which only the beginning is in the record. */
    static final String CUT_FROM = "cut-from";

    /** With room for our headers below 1 MiB. */
    static final int AS_IT_CAME = 900 * 1024;

    private static final int CUT = 64 * 1024;
    private static final byte[] NOTHING = {};

    private RejectedRecord() {}

    static Record<byte[], byte[]> of(Record<byte[], byte[]> record, RecordMetadata source, String reason) {
        return size(record) <= AS_IT_CAME ? asItCame(record, source, reason) : cut(record, source, reason);
    }

    private static Record<byte[], byte[]> asItCame(
            Record<byte[], byte[]> record, RecordMetadata source, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        return record.withHeaders(explain(headers, source, reason));
    }

    /**
     * Batches are compressed on their way in and records are not on their way out, so a record that the broker took may
     * be one that it does not take again, and its refusal would abort every transaction that tries. The whole of it
     * stays where the headers say.
     */
    private static Record<byte[], byte[]> cut(Record<byte[], byte[]> record, RecordMetadata source, String reason) {
        Headers headers = explain(new RecordHeaders(), source, reason);
        add(headers, CUT_FROM, Integer.toString(orNothing(record.value()).length));
        return record.withKey(cut(orNothing(record.key())))
                .withValue(cut(orNothing(record.value())))
                .withHeaders(headers);
    }

    private static Headers explain(Headers headers, RecordMetadata source, String reason) {
        add(headers, REASON, reason);
        add(headers, SOURCE_PARTITION, Integer.toString(source.partition()));
        add(headers, SOURCE_OFFSET, Long.toString(source.offset()));
        return headers;
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static long size(Record<byte[], byte[]> record) {
        long size = (long) orNothing(record.key()).length + orNothing(record.value()).length;
        for (Header header : record.headers()) {
            size += 10 + 3L * header.key().length() + orNothing(header.value()).length;
        }
        return size;
    }

    private static byte[] cut(byte[] bytes) {
        return bytes.length <= CUT ? bytes : Arrays.copyOf(bytes, CUT);
    }

    private static byte[] orNothing(byte[] bytes) {
        return bytes == null ? NOTHING : bytes;
    }
}
