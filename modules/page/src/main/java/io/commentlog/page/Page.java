package io.commentlog.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page's files, read from the class path when it is constructed and never again. Immutable, for any thread. It knows
 * of no HTTP library: who has a server asks {@link #at} for the path of a GET.
 */
public final class Page {
    /** What the page needs and no more: its own files, its own API, no inline script or style, text that is never HTML. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";

    /** {@code page.js} and what it imports. */
    private static final List<String> SCRIPTS = List.of(
            "page.js",
            "api.js",
            "compose.js",
            "feed.js",
            "filters.js",
            "keys.js",
            "list.js",
            "memory.js",
            "moderate.js",
            "row.js",
            "scroll.js",
            "status.js",
            "view-model.js",
            "words.js");

    private final Asset document;
    private final Map<String, Asset> byPath;

    public Page() {
        document = Asset.load("/", "index.html", Asset.HTML);
        Stream<Asset> files = Stream.of(
                document,
                Asset.load("/page/tokens.css", "tokens.css", Asset.CSS),
                Asset.load("/page/page.css", "page.css", Asset.CSS),
                Asset.load("/page/icon.svg", "icon.svg", Asset.SVG));
        Stream<Asset> scripts = SCRIPTS.stream().map(file -> Asset.load("/page/" + file, file, Asset.JAVASCRIPT));
        byPath = Stream.concat(files, scripts).collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity()));
    }

    /** The HTML at {@code /}, for a client that accepts {@code text/html}. */
    public Asset document() {
        return document;
    }

    /** Every file, the document too, in no order. */
    public List<Asset> assets() {
        return List.copyOf(byPath.values());
    }

    /**
     * The file to answer a GET of the path with, if it is the page's.
     *
     * @param path without the query
     */
    public Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
