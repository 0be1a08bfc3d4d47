package io.commentlog.query.http;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.KnownTags;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Standing;
import io.commentlog.query.view.View;
import java.time.Duration;

/** What every answer from the view says beside its body: how old the view is, its entity tag, how it may be cached. */
final class ViewAnswers {
    /** For a shared cache in front: pollers collapse into one request a second, and an error shows the last answer. */
    private static final String SHARED = "public, max-age=0, s-maxage=1, stale-while-revalidate=5, stale-if-error=60";

    private static final String REVALIDATE = "no-cache";

    private final ServedView served;
    private final boolean sharedCache;
    private final ReadCounts counts;

    ViewAnswers(ServedView served, boolean sharedCache, ReadCounts counts) {
        this.served = served;
        this.sharedCache = sharedCache;
        this.counts = counts;
    }

    /**
     * The page of the view, or 304 to who has it, compressed for who reads that. It is the same for all who ask the same, as
     * long as the view is, and its age in milliseconds. It is counted as what it is, each time that it goes out.
     */
    Answer of(Request request, View view, Page page, ReadCounts.Kind kind) {
        long age = age();
        ServedView.Source source = served.source();
        Answer answer = of(request, page, age, source);
        ReadCounts.Kind told =
                answer.status() == 304 && kind != ReadCounts.Kind.BLANK ? ReadCounts.Kind.UNCHANGED : kind;
        counts.answered(told);
        return answer.whichStandsWhile(new Standing() {
            @Override
            public boolean getAsBoolean() {
                return served.view().current() == view
                        && age() == age
                        && served.source() == source
                        && !served.isWaking();
            }

            @Override
            public void givenAgain() {
                counts.answered(told);
            }
        });
    }

    /** The same for what is of no view. */
    Answer of(Request request, Page page) {
        counts.answered(ReadCounts.Kind.ONE);
        return of(request, page, age(), served.source());
    }

    private Answer of(Request request, Page page, long age, ServedView.Source source) {
        boolean compressed = page.isWorthCompressing()
                && request.header("Accept-Encoding")
                        .map(AcceptEncoding::allowsGzip)
                        .orElse(false);
        boolean known = KnownTags.of(request).has(page.etag(compressed));
        Answer answer = known ? Answer.empty(304) : Answer.json(200, compressed ? page.gzipped() : page.body());
        answer = told(answer, age, source)
                .with("Cache-Control", sharedCache ? SHARED : REVALIDATE)
                .with("ETag", page.etag(compressed));
        if (page.isWorthCompressing()) {
            answer = answer.with("Vary", "Accept-Encoding");
        }
        return compressed && !known ? answer.with("Content-Encoding", "gzip") : answer;
    }

    /** The answer from a view that is older than was asked for, which nobody else should get. */
    Answer behind(Answer answer) {
        return unshared(answer).with("View-Behind", "true");
    }

    /** The answer to one client alone. */
    Answer unshared(Answer answer) {
        return answer.with("Cache-Control", REVALIDATE).once();
    }

    /** With the view's age and where it comes from. */
    Answer told(Answer answer) {
        return told(answer, age(), served.source());
    }

    private static Answer told(Answer answer, long age, ServedView.Source source) {
        return answer.with("View-Age-Ms", Long.toString(age)).with("View-Source", source.word());
    }

    private long age() {
        return served.age().orElse(Duration.ZERO).toMillis();
    }
}
