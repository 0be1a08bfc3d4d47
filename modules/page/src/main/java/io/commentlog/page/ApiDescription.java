package io.commentlog.page;

import java.util.List;

/**
 * The API's description, {@code docs/openapi.yaml}, and the page that shows it, read from the class path when it is
 * constructed and never again. Immutable, for any thread.
 *
 * <p>The page reads the document as JSON, which is committed beside the YAML and held equal to it by a test: a parser of
 * YAML in every process, or in the build, would be more to carry than a file that one command writes anew.
 */
public final class ApiDescription {
    private static final String YAML = "application/yaml"; // RFC 9512 gives it no charset
    private static final String JSON = "application/json";

    private final List<Asset> assets = List.of(
            Asset.load("/openapi.yaml", "openapi.yaml", YAML),
            Asset.load("/openapi.json", "openapi.json", JSON),
            Asset.load("/docs", "docs.html", Asset.HTML),
            Asset.load("/docs/tokens.css", "tokens.css", Asset.CSS),
            Asset.load("/docs/docs.css", "docs.css", Asset.CSS),
            Asset.load("/docs/docs.js", "docs.js", Asset.JAVASCRIPT),
            Asset.load("/docs/icon.svg", "icon.svg", Asset.SVG));

    /** Every file, each to be served at its own path, under {@link Page#CONTENT_SECURITY_POLICY}. */
    public List<Asset> assets() {
        return assets;
    }
}
