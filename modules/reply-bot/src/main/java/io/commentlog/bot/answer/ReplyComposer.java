package io.commentlog.bot.answer;

import io.commentlog.bot.config.Entity;
import io.commentlog.event.Comment;
import io.commentlog.event.Sanitiser;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the comment that a reply is, from a question and a text that nobody vouches for. Pure. */
public final class ReplyComposer {
    private static final String MESSAGE_TYPE = "AI";
    private static final String AIS = "ais";
    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

    private ReplyComposer() {}

    /**
     * The reply, or empty if the text sanitises to nothing. It has no {@code botParams}: it is not for the bot, or
     * the bot would answer itself.
     *
     * @param now milliseconds since the epoch
     */
    public static Optional<Comment> compose(ReplyDecision.Answer answer, String rawText, long now) {
        String text = Sanitiser.text(rawText);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Comment question = answer.question();
        Name name = Name.of(question, answer.entity());
        return Optional.of(new Comment(
                answer.replyId(),
                text,
                after(question, now),
                Optional.of(name.username()),
                name.color(),
                question.domain(),
                question.language(),
                MESSAGE_TYPE,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(question.id())));
    }

    /** Never before the question, whose clock may be ahead, so that pages which sort by time show them in order. */
    private static long after(Comment question, long now) {
        long next = question.timestamp() == Long.MAX_VALUE ? Long.MAX_VALUE : question.timestamp() + 1;
        return Math.max(now, next);
    }

    /** {@code botParams.ais} is {@code name} or {@code name:RRRGGGBBB}; what is missing or unusable is the entity's. */
    private record Name(String username, String color) {
        static Name of(Comment question, Entity entity) {
            String ais =
                    question.botParams().flatMap(params -> params.text(AIS)).orElse("");
            int colon = ais.lastIndexOf(':');
            String username = Sanitiser.username(colon < 0 ? ais : ais.substring(0, colon));
            String color = ais.substring(colon + 1);
            return new Name(
                    username.isEmpty() ? entity.username() : username,
                    colon >= 0 && NINE_DIGITS.matcher(color).matches() ? color : entity.color());
        }
    }
}
