package io.commentlog.kit.http;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which endpoint answers which method and path. A path is literal, or ends in one {@code {parameter}} segment; a
 * literal path wins where it has the method, so that by the others what bears its name can be reached. Filled
 * before the server starts, only read afterwards.
 */
public final class Routes {
    private final Map<String, Map<HttpMethod, Endpoint>> literal = new HashMap<>();
    private final Map<String, Map<HttpMethod, Endpoint>> byPrefix = new LinkedHashMap<>();
    private Optional<Endpoint> otherwise = Optional.empty();

    /** What a request matched: its endpoint and the text of its path parameter, or the methods that it may use instead. */
    record Match(Optional<Endpoint> endpoint, String pathParameter, String allow) {}

    public Routes get(String path, Endpoint endpoint) {
        return add(HttpMethod.GET, path, endpoint);
    }

    public Routes post(String path, Endpoint endpoint) {
        return add(HttpMethod.POST, path, endpoint);
    }

    public Routes patch(String path, Endpoint endpoint) {
        return add(HttpMethod.PATCH, path, endpoint);
    }

    public Routes delete(String path, Endpoint endpoint) {
        return add(HttpMethod.DELETE, path, endpoint);
    }

    /** What answers everything that has no route: other paths, and other methods of the same. */
    public Routes otherwise(Endpoint endpoint) {
        otherwise = Optional.of(endpoint);
        return this;
    }

    private Routes add(HttpMethod method, String path, Endpoint endpoint) {
        int brace = path.indexOf('{');
        if (brace >= 0 && path.indexOf('}') != path.length() - 1) {
            throw new IllegalArgumentException("Only the last segment can be a parameter, not as in " + path);
        }
        Map<HttpMethod, Endpoint> methods = brace < 0
                ? literal.computeIfAbsent(path, key -> new HashMap<>())
                : byPrefix.computeIfAbsent(path.substring(0, brace), key -> new HashMap<>());
        if (methods.putIfAbsent(method, endpoint) != null) {
            throw new IllegalArgumentException("Two endpoints for " + method + " " + path);
        }
        return this;
    }

    /** Empty if there is no such path at all. */
    Optional<Match> match(HttpMethod method, String path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        Map<HttpMethod, Endpoint> own = literal.getOrDefault(path, Map.of());
        if (own.containsKey(asked)) {
            return Optional.of(match(own, asked, ""));
        }
        for (Map.Entry<String, Map<HttpMethod, Endpoint>> entry : byPrefix.entrySet()) {
            String rest = path.startsWith(entry.getKey())
                    ? path.substring(entry.getKey().length())
                    : "";
            if (!rest.isEmpty() && rest.indexOf('/') < 0) {
                return Optional.of(otherwise(match(both(own, entry.getValue()), asked, rest)));
            }
        }
        return own.isEmpty()
                ? otherwise.map(endpoint -> new Match(Optional.of(endpoint), "", ""))
                : Optional.of(otherwise(match(own, asked, "")));
    }

    private static Map<HttpMethod, Endpoint> both(
            Map<HttpMethod, Endpoint> own, Map<HttpMethod, Endpoint> byParameter) {
        if (own.isEmpty()) {
            return byParameter;
        }
        Map<HttpMethod, Endpoint> both = new HashMap<>(byParameter);
        both.putAll(own);
        return both;
    }

    private Match otherwise(Match match) {
        return match.endpoint().isPresent() ? match : new Match(otherwise, match.pathParameter(), match.allow());
    }

    private static Match match(Map<HttpMethod, Endpoint> methods, HttpMethod method, String parameter) {
        return new Match(Optional.ofNullable(methods.get(method)), parameter, allow(methods));
    }

    private static String allow(Map<HttpMethod, Endpoint> methods) {
        Map<String, HttpMethod> names = new TreeMap<>();
        methods.keySet().forEach(method -> names.put(method.name(), method));
        if (names.containsKey("GET")) {
            names.put("HEAD", HttpMethod.HEAD);
        }
        names.put("OPTIONS", HttpMethod.OPTIONS);
        return names.keySet().stream().collect(Collectors.joining(", "));
    }
}
