package io.commentlog.bot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.commentlog.bot.answer.Desk;
import io.commentlog.bot.board.WaitingBoard;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.bot.group.EntityPool;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the bot of one process says of itself: {@code {"entities":[{"id":…}]}}. */
final class BotStatus {
    private static final JsonMapper MAPPER = new JsonMapper();

    private BotStatus() {}

    /** @param pools of the entities that have workers here, by id */
    static String json(Entities entities, Map<String, EntityPool> pools, WaitingBoard board) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("entities");
            for (Entity entity : entities.all()) {
                json.writeStartObject();
                json.writeStringField("id", entity.id());
                json.writeStringField("responder", entity.answering().word());
                Optional<EntityPool> pool = Optional.ofNullable(pools.get(entity.id()));
                json.writeNumberField(
                        "workers", pool.map(at -> at.desk().places()).orElse(0));
                if (pool.isPresent()) {
                    write(json, pool.get().desk());
                }
                write(json, entity.id(), board);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A status in memory could not be written", e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, String entity, WaitingBoard board) throws IOException {
        OptionalInt depth = board.depth(entity);
        if (depth.isPresent()) {
            json.writeNumberField("queueDepth", depth.getAsInt());
            json.writeNumberField("oldestSeconds", board.oldestSeconds(entity));
        } else {
            json.writeNullField("queueDepth");
            json.writeNullField("oldestSeconds");
        }
    }

    private static void write(JsonGenerator json, Desk desk) throws IOException {
        json.writeNumberField("inFlight", desk.metrics().inFlight());
        json.writeNumberField("waitingForTurn", desk.waitingForTurn());
        json.writeNumberField("repliesPerMinute", desk.metrics().repliesPerMinute(System.nanoTime()));
        json.writeNumberField("failures", desk.metrics().failures());
        json.writeNumberField("deadLetters", desk.metrics().deadLetters());
        json.writeStringField("circuit", desk.circuit().word());
        json.writeStringField("lastError", desk.metrics().lastError());
    }
}
