package io.commentlog.query.http;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.kit.http.Answer;
import io.commentlog.query.view.Entry;
import io.commentlog.query.view.Window;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The search for users, {@code uss=name:RRRGGGBBB+name2}: names are compared lower-cased with all but a-z and 0-9 removed,
 * colours by what they are in either notation. Pure.
 */
final class UserSearch {
    private static final Pattern NINE_DIGITS = Pattern.compile("(\\d{3})(\\d{3})(\\d{3})");
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

    /**
     * @param username normalised
     * @param color as asked for
     */
    record User(String username, Optional<String> color) {
        boolean wrote(Comment comment) {
            return comment.username()
                            .map(UserSearch::normalised)
                            .filter(username::equals)
                            .isPresent()
                    && color.map(wanted -> same(wanted, comment.color())).orElse(true);
        }
    }

    private UserSearch() {}

    /** Whom the parameter names; what is no name once it is normalised names nobody. */
    static List<User> users(String uss) {
        List<User> users = new ArrayList<>();
        for (String part : uss.split("[+ ]", -1)) {
            String[] nameAndColor = part.split(":", 2);
            String name = normalised(nameAndColor[0]);
            if (!name.isEmpty()) {
                Optional<String> color = Optional.of(nameAndColor.length > 1 ? nameAndColor[1] : "")
                        .filter(text -> !text.isEmpty());
                users.add(new User(name, color));
            }
        }
        return users;
    }

    /** What the users wrote, oldest first, and whom was searched for. */
    static Buffer page(Window window, List<User> users) {
        List<Entry> found = new ArrayList<>();
        for (Iterator<Entry> newestFirst = window.newestFirst(); newestFirst.hasNext(); ) {
            Entry entry = newestFirst.next();
            Comment comment = CommentJson.read(entry.json());
            if (users.stream().anyMatch(user -> user.wrote(comment))) {
                found.add(entry);
            }
        }
        Buffer body = Buffer.buffer("{\"comments\":[");
        for (int i = found.size() - 1; i >= 0; i--) {
            body.appendBytes(found.get(i).json()).appendString(i > 0 ? "," : "");
        }
        body.appendString(
                "],\"total\":" + found.size() + ",\"hasMore\":false,\"serverSideSearch\":true,\"searchedUsers\":[");
        for (int i = 0; i < users.size(); i++) {
            String color = users.get(i)
                    .color()
                    .map(text -> "\"" + Answer.quoted(text) + "\"")
                    .orElse("null");
            body.appendString(
                    (i > 0 ? "," : "") + "{\"username\":\"" + users.get(i).username() + "\",\"color\":" + color + "}");
        }
        return body.appendString("]}");
    }

    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean same(String one, String other) {
        Optional<List<Integer>> channels = channels(one);
        return channels.isPresent() ? channels.equals(channels(other)) : one.equals(other);
    }

    private static Optional<List<Integer>> channels(String color) {
        Matcher parts = NINE_DIGITS.matcher(color);
        if (!parts.matches()) {
            parts = RGB.matcher(color);
        }
        return parts.matches()
                ? Optional.of(List.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }
}
