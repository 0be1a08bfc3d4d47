package io.commentlog.bot.claim;

import io.commentlog.bot.answer.Scope;
import io.commentlog.bot.config.Answering;
import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.Entity;
import io.commentlog.bot.config.Lane;
import io.commentlog.bot.config.Polish;
import io.commentlog.bot.config.Rules;
import io.commentlog.bot.group.ShareGroup;
import io.commentlog.event.Comment;
import io.commentlog.event.Sanitiser;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One share group that questions are claimed from. Pure.
 *
 * @param scope which questions the group is there for; empty for those that are addressed to nobody whom this node knows
 */
record Line(String group, Optional<Scope> scope) {
    /** Which events of nobody's questions have been answered. Renaming this abandons its state. */
    static final Line ANY = new Line(ShareGroup.ANY, Optional.empty());

    private static final String NOBODY = "nobody";
    private static final String USERNAME = "AI";

    /** The groups of the entity, which its workers are in too, the most urgent first. */
    static List<Line> of(Entity entity) {
        return Arrays.stream(Lane.values())
                .map(lane -> new Line(ShareGroup.name(entity.id(), lane), Optional.of(new Scope(entity.id(), lane))))
                .toList();
    }

    /** Who is asked, if the question is this group's. */
    Optional<Entity> asked(Comment question, Entities entities) {
        Optional<Entity> known = entities.addressedBy(question);
        if (scope.isEmpty()) {
            return known.isPresent() ? Optional.empty() : Optional.of(unknown(question));
        }
        return known.filter(entity -> entity.id().equals(scope.get().entity())
                && Lane.of(entity.priority(question)) == scope.get().lane());
    }

    private static Entity unknown(Comment question) {
        String username = question.botParams()
                .flatMap(params -> params.text("entity"))
                .map(Sanitiser::username)
                .filter(name -> !name.isEmpty())
                .orElse(USERNAME);
        return new Entity(NOBODY, username, Entity.ECHO.color(), new Answering.Claim(), Polish.NONE, Rules.DEFAULT);
    }
}
