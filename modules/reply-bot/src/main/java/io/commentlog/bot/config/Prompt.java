package io.commentlog.bot.config;

import io.commentlog.event.Comment;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model is told about a comment. Pure.
 *
 * @param system what it is to be; may be empty
 * @param user the words around the comment: {@code {context}}, {@code {username}} and {@code {text}} stand for what the
 *     comment has
 */
public record Prompt(String system, String user) {
    public static final String CONTEXT_THEN_TEXT = "{context}\n{username}: {text}";

    private static final Pattern PLACE = Pattern.compile("\\{(context|username|text)}");
    private static final String NOBODY = "Anonymous";

    /** In one pass, so that a comment that contains a placeholder is told as it is. */
    public String of(Comment comment) {
        return PLACE.matcher(user)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "context" ->
                                String.join("\n", comment.context().orElse(List.of()));
                            case "username" -> comment.username().orElse(NOBODY);
                            default -> comment.text();
                        }))
                .strip();
    }
}
