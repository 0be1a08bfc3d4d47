package io.commentlog.node.wiring;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Endpoint;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.commentlog.page.Asset;
import io.commentlog.page.Page;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Serves the page: its files under their own paths, and {@code /} to clients that accept HTML. */
final class PageEndpoint {
    private final Page page = new Page();

    void addTo(Routes routes) {
        for (Asset asset : page.assets()) {
            if (!asset.path().equals("/")) {
                routes.get(asset.path(), request -> Future.succeededFuture(answer(asset, request)));
            }
        }
    }

    /** What {@code GET /} is: the page for who accepts HTML, else what the API has there, if this process has the API. */
    Endpoint root(Optional<Endpoint> api) {
        return request -> api.isEmpty() || acceptsHtml(request)
                ? Future.succeededFuture(answer(page.document(), request).with("Vary", "Accept"))
                : api.get().answer(request).map(answer -> answer.with("Vary", "Accept"));
    }

    private static boolean acceptsHtml(Request request) {
        return request.header("Accept").orElse("").contains("text/html");
    }

    private static Answer answer(Asset asset, Request request) {
        Answer answer =
                request.header("If-None-Match").filter(asset.etag()::equals).isPresent()
                        ? Answer.empty(304)
                        : Answer.of(200, asset.contentType(), Buffer.buffer(asset.bytes()));
        return answer.with("ETag", asset.etag())
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", Page.CONTENT_SECURITY_POLICY)
                .with("X-Content-Type-Options", "nosniff");
    }
}
