package io.commentlog.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String SVG = "image/svg+xml; charset=utf-8";

    private final Asset document;
    private final Map<String, Asset> byPath;

    public Page() {
        document = load("/", "index.html", HTML);
        byPath = Stream.of(
                        document,
                        load("/page/page.css", "page.css", CSS),
                        load("/page/page.js", "page.js", JAVASCRIPT),
                        load("/page/view-model.js", "view-model.js", JAVASCRIPT),
                        load("/page/icon.svg", "icon.svg", SVG))
                .collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity()));
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

    private static Asset load(String path, String file, String contentType) {
        try (InputStream in = Page.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The page's file " + file + " is not on the class path");
            }
            return Asset.of(path, contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The page's file " + file + " cannot be read", e);
        }
    }
}
