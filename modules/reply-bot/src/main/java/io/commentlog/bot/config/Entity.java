package io.commentlog.bot.config;

import io.commentlog.event.Comment;
import io.commentlog.event.Limits;
import io.commentlog.event.Sanitiser;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Who answers: the comments whose {@code botParams.entity} is {@code id}.
 *
 * @param id also a part of the names of its share groups: with another one it begins at the log's beginning again
 * @param username the reply's, unless {@code botParams.ais} of the question names another; 1 to 16 units
 * @param color the reply's, unless {@code botParams.ais} brings one; at most 32 units
 */
public record Entity(String id, String username, String color, Answering answering, Polish polish, Rules rules) {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final String DEFAULT_COLOR = "090150210";

    private static final String PRIORITY = "priority";

    /** The entity that is there without any configuration. */
    public static final Entity ECHO =
            new Entity("echo", "Echo", DEFAULT_COLOR, new Answering.Echo(), Polish.NONE, Rules.DEFAULT);

    public Entity {
        check(ID.matcher(id).matches(), "An entity's id must be 1 to 64 characters of A-Z a-z 0-9 . _ -");
        check(
                !username.isEmpty() && username.equals(Sanitiser.username(username)),
                "The username of entity " + id + " must have 1 to 16 characters, no space at its ends");
        check(color.length() <= Limits.COLOR, "The color of entity " + id + " must have at most 32 characters");
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** How urgent the comment is, 0 to 99: {@code botParams.priority} if that is one, else the entity's own. */
    public int priority(Comment comment) {
        OptionalInt asked =
                comment.botParams().map(params -> params.integer(PRIORITY)).orElse(OptionalInt.empty());
        return asked.isPresent() && asked.getAsInt() >= 0 && asked.getAsInt() <= Rules.LAST_PRIORITY
                ? asked.getAsInt()
                : rules.defaultPriority();
    }

    /** Whether this bot's own workers answer for it. */
    public boolean hasWorkers() {
        return !(answering instanceof Answering.Claim);
    }
}
