package io.commentlog.node.wiring;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.KnownTags;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.commentlog.page.ApiDescription;
import io.commentlog.page.Asset;
import io.commentlog.page.OperationsView;
import io.commentlog.page.Page;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves the page: its files under their own paths, {@code /} to clients that accept HTML, {@code /ops}, and the API's
 * description. The
 * answers are made once; only which of two a request gets is decided for it.
 */
final class PageEndpoint {
    private static final String VARY = "Vary";

    private final Page page = new Page();
    private final OperationsView operations = new OperationsView();

    void addTo(Routes routes) {
        for (Asset asset : page.assets()) {
            if (!asset.path().equals(page.document().path())) {
                routes.get(asset.path(), serving(asset));
            }
        }
        operations.assets().forEach(asset -> routes.get(asset.path(), serving(asset)));
    }

    /** What a process with any part of the API serves, with or without the page. */
    static void addDescription(Routes routes) {
        new ApiDescription().assets().forEach(asset -> routes.get(asset.path(), serving(asset)));
    }

    /** What {@code GET /} is: the page for who accepts HTML, else what the API has there, if this process has the API. */
    Endpoint root(Optional<Endpoint> api) {
        Endpoint document = serving(page.document());
        return request -> (acceptsHtml(request) ? document : api.orElse(document))
                .answer(request)
                .map(answer -> answer.with(VARY, varying(answer)));
    }

    /** Beside what the answer varies by already, such as its encoding. */
    private static String varying(Answer answer) {
        return Stream.concat(
                        Stream.of("Accept"),
                        answer.headers().stream()
                                .filter(header -> header.getKey().equalsIgnoreCase(VARY))
                                .map(Map.Entry::getValue))
                .collect(Collectors.joining(", "));
    }

    private static boolean acceptsHtml(Request request) {
        return request.header("Accept").orElse("").toLowerCase(Locale.ROOT).contains("text/html");
    }

    private static Endpoint serving(Asset asset) {
        Answer whole = withHeaders(asset, Answer.of(200, asset.contentType(), Buffer.buffer(asset.bytes())));
        Answer unchanged = withHeaders(asset, Answer.empty(304));
        return request -> Future.succeededFuture(KnownTags.of(request).has(asset.etag()) ? unchanged : whole);
    }

    private static Answer withHeaders(Asset asset, Answer answer) {
        return answer.with("ETag", asset.etag())
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", Page.CONTENT_SECURITY_POLICY)
                .with("X-Content-Type-Options", "nosniff");
    }
}
