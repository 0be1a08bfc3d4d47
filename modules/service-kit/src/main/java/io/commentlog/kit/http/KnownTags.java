package io.commentlog.kit.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags that a client says it has, from every {@code If-None-Match} line of its request. Weak tags are as good as
 * strong ones: a proxy that compresses makes a tag weak, which is no other body. Pure.
 *
 * @param lines as they came, each a list of tags or {@code *}
 */
public record KnownTags(List<String> lines) {
    private static final Pattern TAG = Pattern.compile("\"[^\"]*\"");

    public KnownTags {
        lines = List.copyOf(lines);
    }

    public static KnownTags of(Request request) {
        return new KnownTags(request.headers("If-None-Match"));
    }

    /**
     * Whether the client has the body of this tag.
     *
     * @param tag strong, with its quotes
     */
    public boolean has(String tag) {
        for (String line : lines) {
            if (line.strip().equals("*")) {
                return true;
            }
            Matcher tags = TAG.matcher(line);
            while (tags.find()) {
                if (tags.group().equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
