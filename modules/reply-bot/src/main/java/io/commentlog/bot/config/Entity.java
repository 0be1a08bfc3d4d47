package io.commentlog.bot.config;

import io.commentlog.bot.responder.EchoResponder;
import io.commentlog.bot.responder.Responder;
import io.commentlog.event.Limits;
import io.commentlog.event.Sanitiser;
import java.time.Duration;

/**
 * Who answers: the comments whose {@code botParams.entity} is {@code id} get their reply from {@code responder}.
 *
 * @param username the reply's, unless {@code botParams.ais} of the question names another; 1 to 16 units
 * @param color the reply's, unless {@code botParams.ais} brings one; at most 32 units
 * @param limit how long one call of the responder may take
 */
public record Entity(String id, String username, String color, Duration limit, Responder responder) {
    /** The entity that is there without any configuration. */
    public static final Entity ECHO =
            new Entity("echo", "Echo", "090150210", Duration.ofSeconds(30), new EchoResponder());

    public Entity {
        check(!id.isEmpty(), "An entity needs an id");
        check(
                !username.isEmpty() && username.equals(Sanitiser.username(username)),
                "The username of entity " + id + " must have 1 to 16 characters, no space at its ends");
        check(color.length() <= Limits.COLOR, "The color of entity " + id + " must have at most 32 characters");
        check(!limit.isNegative() && !limit.isZero(), "The time limit of entity " + id + " must be positive");
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
