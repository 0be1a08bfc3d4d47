package io.commentlog.query.http;

import io.commentlog.event.Comment;
import io.commentlog.event.CommentJson;
import io.commentlog.kit.http.Answer;
import io.commentlog.query.view.Entry;
import io.commentlog.query.view.Window;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The search for users, {@code uss=name:RRRGGGBBB+name2}: names are compared lower-cased with all but a-z and 0-9 removed,
 * colours by what they are in either notation. Pure.
 *
 * @param users whom it names, in its order
 */
record UserSearch(List<User> users) {
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NINE_DIGITS = Pattern.compile("(\\d{3})(\\d{3})(\\d{3})");
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

    /** Spaces within a colour do not separate users. */
    private static final Pattern SPACED_RGB = Pattern.compile("rgb\\( ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?\\)");

    /**
     * @param name normalised
     * @param color as asked for
     */
    record User(String name, Optional<String> color) {}

    UserSearch {
        users = List.copyOf(users);
    }

    /** Whom the parameter names; what is no name once it is normalised names nobody. */
    static UserSearch parse(String uss) {
        List<User> users = new ArrayList<>();
        for (String part : SPACED_RGB.matcher(uss).replaceAll("rgb($1,$2,$3)").split("[+ ]", -1)) {
            String[] nameAndColor = part.split(":", 2);
            String name = normalised(nameAndColor[0]);
            if (!name.isEmpty()) {
                Optional<String> color = Optional.of(nameAndColor.length > 1 ? nameAndColor[1] : "")
                        .filter(text -> !text.isEmpty());
                users.add(new User(name, color));
            }
        }
        return new UserSearch(users);
    }

    /** What the users wrote, oldest first, and whom was searched for. */
    Buffer page(Window window) {
        // By name, for a query has room for thousands of users, and a window for thousands of comments.
        Map<String, Set<Optional<String>>> wanted = new HashMap<>();
        users.forEach(user -> wanted.computeIfAbsent(user.name(), name -> new HashSet<>())
                .add(user.color().map(UserSearch::canonical)));
        List<Entry> found = new ArrayList<>();
        for (Iterator<Entry> newestFirst = window.newestFirst(); newestFirst.hasNext(); ) {
            Entry entry = newestFirst.next();
            Comment comment = CommentJson.read(entry.json());
            Set<Optional<String>> colors = comment.username()
                    .map(name -> wanted.getOrDefault(normalised(name), Set.of()))
                    .orElse(Set.of());
            if (colors.contains(Optional.<String>empty()) || colors.contains(Optional.of(canonical(comment.color())))) {
                found.add(entry);
            }
        }
        Buffer body = Buffer.buffer("{\"comments\":[");
        for (int i = found.size() - 1; i >= 0; i--) {
            body.appendBytes(found.get(i).json()).appendString(i > 0 ? "," : "");
        }
        return body.appendString("],\"total\":" + found.size()
                + ",\"hasMore\":false,\"serverSideSearch\":true,\"searchedUsers\":["
                + users.stream().map(UserSearch::json).collect(Collectors.joining(",")) + "]}");
    }

    private static String json(User user) {
        String color =
                user.color().map(text -> "\"" + Answer.quoted(text) + "\"").orElse("null");
        return "{\"username\":\"" + user.name() + "\",\"color\":" + color + "}";
    }

    private static String normalised(String name) {
        return NOT_IN_A_NAME.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** The same for both notations of a colour; what is neither stands for itself. */
    private static String canonical(String color) {
        Matcher parts = NINE_DIGITS.matcher(color);
        if (!parts.matches()) {
            parts = RGB.matcher(color);
        }
        return parts.matches()
                ? Integer.parseInt(parts.group(1)) + "," + Integer.parseInt(parts.group(2)) + ","
                        + Integer.parseInt(parts.group(3))
                : color;
    }
}
