package io.commentlog.bot.config;

import io.commentlog.event.BotParams;
import io.commentlog.event.Comment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entities that this bot answers for. A comment that names none, or one that is not here, is left for others:
 * nobody's words go to a model that they were not addressed to. Immutable.
 */
public final class Entities {
    /** Without any configuration. */
    public static final Entities ECHO = of(List.of(Entity.ECHO));

    private static final String ENTITY = "entity";

    private final List<Entity> all;
    private final Map<String, Entity> byId;

    private Entities(List<Entity> all, Map<String, Entity> byId) {
        this.all = all;
        this.byId = byId;
    }

    /**
     * @throws IllegalArgumentException if two have the same id
     */
    public static Entities of(List<Entity> entities) {
        return new Entities(
                List.copyOf(entities),
                entities.stream()
                        .collect(Collectors.toUnmodifiableMap(Entity::id, Function.identity(), (one, other) -> {
                            throw new IllegalArgumentException("Two entities have the id " + one.id());
                        })));
    }

    /** In the order of the file. */
    public List<Entity> all() {
        return all;
    }

    public Optional<Entity> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The entity that the comment is addressed to, if this bot answers for it. */
    public Optional<Entity> addressedBy(Comment comment) {
        Optional<BotParams> params = comment.botParams();
        return params.flatMap(fields -> fields.text(ENTITY)).flatMap(this::find);
    }
}
