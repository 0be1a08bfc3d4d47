package io.commentlog.bot.answer;

import io.commentlog.bot.config.Entity;
import io.commentlog.bot.config.Lane;
import io.commentlog.event.Comment;

/** Which questions one share group is there for: those of an entity in a range of priorities. */
public record Scope(String entity, Lane lane) {
    boolean has(Entity asked, Comment question) {
        return asked.id().equals(entity) && Lane.of(asked.priority(question)) == lane;
    }
}
