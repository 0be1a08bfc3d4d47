package io.commentlog.node.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code GET /api/ops} answers. Pure. Of what the process cannot tell it says {@code null}. */
final class OpsJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String READS = "commentlog.reads";

    /** What is told as it is now. */
    private static final List<Figure> FIGURES = List.of(
            new Figure("readsUnavailable", "commentlog.reads.unavailable"),
            new Figure("writesUnavailable", "commentlog.writes.unavailable"),
            new Figure("rejected", "commentlog.fold.rejected"),
            new Figure("bugs", "commentlog.http.bugs"),
            new Figure("deadLetters", "commentlog.bot.dead.letters"),
            new Figure("restoring", "commentlog.fold.restoring"),
            new Figure("comments", "commentlog.view.comments"),
            new Figure("unprocessed", "commentlog.view.unprocessed"),
            new Figure("channels", "commentlog.view.channels"),
            new Figure("waiters", "commentlog.view.waiters"),
            new Figure("held", "commentlog.reads.held"),
            new Figure("streams", "commentlog.reads.streams"));

    private OpsJson() {}

    /**
     * The sum of a meter over its tags.
     *
     * @param word its name in JSON
     */
    private record Figure(String word, String meter) {}

    /**
     * @param startedAt in milliseconds since the epoch
     * @param every seconds between two values of the history
     * @param bot what the bot of this process says of itself, as JSON
     */
    record Told(
            long startedAt,
            double every,
            List<RoleState> roles,
            History history,
            Faults faults,
            Optional<String> bot) {}

    static Buffer of(Told told) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("time", told.history().newest().millis());
            json.writeNumberField("startedAt", told.startedAt());
            roles(json, told.roles());
            figures(json, told.history());
            reads(json, told.history());
            partitions(json, told.history().newest());
            json.writeFieldName("bot");
            json.writeRawValue(told.bot().orElse("null"));
            faults(json, told.faults());
            history(json, told);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Figures in memory could not be written", e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static void roles(JsonGenerator json, List<RoleState> roles) throws IOException {
        json.writeArrayFieldStart("roles");
        for (RoleState role : roles) {
            json.writeStartObject();
            json.writeStringField("role", role.role());
            json.writeBooleanField("ready", role.readiness().ready());
            json.writeBooleanField("fresh", role.freshness().ready());
            json.writeStringField("detail", role.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void figures(JsonGenerator json, History history) throws IOException {
        Reading now = history.newest();
        json.writeObjectFieldStart("figures");
        for (Series series : Series.values()) {
            number(json, series.word(), series.of(history.earlier(), now));
        }
        number(json, "blank", now.sum(READS, "kind", "blank"));
        for (Figure figure : FIGURES) {
            number(json, figure.word(), now.sum(figure.meter()));
        }
        number(json, "botOldest", now.greatest("commentlog.bot.queue.oldest.seconds"));
        json.writeEndObject();
    }

    private static void reads(JsonGenerator json, History history) throws IOException {
        json.writeObjectFieldStart("reads");
        Reading now = history.newest();
        for (String kind : now.by(READS, "kind").keySet()) {
            number(json, kind, now.rateSince(history.earlier(), READS, "kind", kind));
        }
        json.writeEndObject();
    }

    private static void partitions(JsonGenerator json, Reading now) throws IOException {
        Map<String, Double> ends = now.by("commentlog.log.end", "partition");
        Map<String, Double> folded = now.by("commentlog.log.folded", "partition");
        Map<String, Double> applied = now.by("commentlog.log.applied", "partition");
        Map<Integer, String> inOrder = new TreeMap<>();
        ends.keySet().forEach(partition -> inOrder.put(Integer.parseInt(partition), partition));
        json.writeArrayFieldStart("partitions");
        for (Map.Entry<Integer, String> partition : inOrder.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("partition", partition.getKey());
            number(json, "end", ends.get(partition.getValue()));
            number(json, "folded", folded.getOrDefault(partition.getValue(), Double.NaN));
            number(json, "applied", applied.getOrDefault(partition.getValue(), Double.NaN));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void faults(JsonGenerator json, Faults faults) throws IOException {
        json.writeArrayFieldStart("faults");
        for (Fault fault : faults.newestFirst()) {
            json.writeStartObject();
            json.writeStringField("what", fault.what());
            json.writeStringField("sentence", fault.sentence());
            json.writeNumberField("first", fault.first());
            json.writeNumberField("last", fault.last());
            json.writeNumberField("times", fault.times());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void history(JsonGenerator json, Told told) throws IOException {
        json.writeObjectFieldStart("history");
        number(json, "every", told.every());
        for (Series series : Series.values()) {
            json.writeArrayFieldStart(series.word());
            for (double value : told.history().values(series)) {
                number(json, value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    /** To the tenth; JSON has no NaN. */
    private static void number(JsonGenerator json, double value) throws IOException {
        double tenths = Math.rint(value * 10);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
        } else if (tenths % 10 == 0) {
            json.writeNumber((long) (tenths / 10));
        } else {
            json.writeNumber(tenths / 10);
        }
    }
}
