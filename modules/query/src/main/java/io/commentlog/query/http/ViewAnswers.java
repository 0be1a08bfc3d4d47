package io.commentlog.query.http;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.commentlog.query.replica.ViewReplica;
import java.time.Duration;

/** What every answer from the view says beside its body: how old the view is, its entity tag, how it may be cached. */
final class ViewAnswers {
    /** For a shared cache in front: pollers collapse into one request a second, and an error shows the last answer. */
    private static final String SHARED = "public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=60";

    private static final String REVALIDATE = "no-cache";

    private final ViewReplica replica;
    private final boolean sharedCache;

    ViewAnswers(ViewReplica replica, boolean sharedCache) {
        this.replica = replica;
        this.sharedCache = sharedCache;
    }

    /** The page, or 304 to who has it, compressed for who reads that. */
    Answer of(Request request, Page page) {
        boolean compressed = page.isWorthCompressing() && acceptsGzip(request);
        boolean known = request.header("If-None-Match").map(page::matches).orElse(false);
        Answer answer = known ? Answer.empty(304) : Answer.json(200, compressed ? page.gzipped() : page.body());
        answer = told(answer)
                .with("Cache-Control", sharedCache ? SHARED : REVALIDATE)
                .with("ETag", page.etag(compressed));
        if (page.isWorthCompressing()) {
            answer = answer.with("Vary", "Accept-Encoding");
        }
        return compressed && !known ? answer.with("Content-Encoding", "gzip") : answer;
    }

    /** With the view's age and where it comes from. */
    Answer told(Answer answer) {
        long age = replica.age().orElse(Duration.ZERO).toMillis();
        return answer.with("View-Age-Ms", Long.toString(age)).with("View-Source", "live");
    }

    private static boolean acceptsGzip(Request request) {
        return request.header("Accept-Encoding")
                .map(encodings -> encodings.contains("gzip") && !encodings.contains("gzip;q=0"))
                .orElse(false);
    }
}
