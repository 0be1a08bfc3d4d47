package io.commentlog.query.http;

import io.commentlog.event.view.RecentKey;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import io.commentlog.kit.http.Routes;
import io.commentlog.query.CommentStore;
import io.commentlog.query.http.ReadCounts.Kind;
import io.commentlog.query.view.Filter;
import io.commentlog.query.view.View;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The reads of the HTTP contract. Every one is answered from one view, which never is less than the log held. */
public final class ReadEndpoints implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(15);

    private record ListKey(Filter filter, int limit, long offset, String search) {}

    private record PollKey(Filter filter, int newer) {}

    private record SearchKey(Filter filter, UserSearch users) {}

    /** An answer's body, and what it counts as. */
    private record Read(Page page, Kind kind) {}

    private final ViewAccess access;
    private final ViewAnswers answers;
    private final DeltaEndpoints deltas;
    private final ByIdEndpoints byId;
    private final PerView<Page> pages = new PerView<>(Page::bytes);
    private final ReadCounts counts = new ReadCounts();

    /**
     * @param sharedCache whether a cache in front may answer for a second in our place
     */
    public ReadEndpoints(ServedView view, CommentStore store, boolean sharedCache) {
        this(view, store, sharedCache, BEAT);
    }

    ReadEndpoints(ServedView view, CommentStore store, boolean sharedCache, Duration beat) {
        this.access = new ViewAccess(view);
        this.answers = new ViewAnswers(view, sharedCache, counts);
        this.deltas = new DeltaEndpoints(access, answers, beat, counts);
        this.byId = new ByIdEndpoints(access, answers, store);
    }

    public void addTo(Routes routes) {
        routes.get("/api/comments", this::comments)
                .get("/api/comments/stream", deltas::stream)
                .get("/api/comments/{id}", byId::comment)
                .get("/api/stats", this::stats)
                .get(ByIdEndpoints.INTERNAL + "{id}", byId::stored);
    }

    /** Answers held polls with what there is and ends event streams, soon; to be called before the server is closed. */
    @Override
    public void close() {
        deltas.close();
    }

    /** What it counts. */
    public ReadCounts counts() {
        return counts;
    }

    /** How many polls are held and event streams open now. */
    int followed() {
        return deltas.followed();
    }

    /** Search for users, poll, delta or list, by the parameters. */
    public Future<Answer> comments(Request request) {
        try {
            return read(request);
        } catch (NotNow e) {
            counts.unavailable();
            throw e;
        }
    }

    private Future<Answer> read(Request request) {
        Optional<String> uss = request.query("uss").filter(text -> !text.isEmpty());
        if (uss.isPresent()) {
            return search(request, uss.get());
        }
        Optional<String> after = request.query("after").filter(text -> !text.isEmpty());
        if (after.isPresent()) {
            return poll(request, after.get());
        }
        return request.query("cursor").isPresent() ? deltas.poll(request) : list(request);
    }

    private Future<Answer> list(Request request) {
        ReadQuery query = ReadQuery.list(request::query);
        // Without the position that the caller has waited for: the page is the same for all.
        ListKey key = new ListKey(query.filter(), query.limit(), query.offset(), query.search());
        Optional<RecentKey> known = newestKnown(query);
        boolean showsNewest =
                query.limit() > 0 && query.offset() == 0 && query.search().isEmpty();
        return answer(request, query, view -> {
            Page page = pages.get(view, key, () -> new Page(Pages.list(view, query)));
            boolean blank = showsNewest && view.window(query.filter()).count() == 0 && mustShow(query, known);
            return new Read(page, blank ? Kind.BLANK : Kind.LIST);
        });
    }

    private Future<Answer> poll(Request request, String after) {
        ReadQuery query = ReadQuery.poll(request::query);
        OptionalLong since = LeadingInteger.parse(after);
        Optional<RecentKey> known = newestKnown(query);
        boolean asksForSome = query.limit() > 0 && since.isPresent();
        return answer(request, query, view -> {
            // Pollers ask with as many times as there are pollers, but most for the same few comments.
            int newer = since.isEmpty()
                    ? 0
                    : Pages.countNewer(view.window(query.filter()), since.getAsLong(), query.limit());
            Page page = pages.get(
                    view,
                    new PollKey(query.filter(), newer),
                    () -> new Page(Pages.newest(view.window(query.filter()), newer)));
            if (newer > 0) {
                return new Read(page, Kind.PAGE);
            }
            boolean blank = asksForSome
                    && known.isPresent()
                    && known.get().timestamp() > since.getAsLong()
                    && mustShow(query, known);
            return new Read(page, blank ? Kind.BLANK : Kind.EMPTY);
        });
    }

    /** To be asked before a view is taken. */
    private Optional<RecentKey> newestKnown(ReadQuery query) {
        return access.published().newest().newest(query.filter());
    }

    /** Whether what was known before the view was taken is so still: then the view has it. */
    private boolean mustShow(ReadQuery query, Optional<RecentKey> known) {
        return known.isPresent() && newestKnown(query).equals(known);
    }

    private Future<Answer> search(Request request, String uss) {
        ReadQuery query = ReadQuery.list(request::query);
        SearchKey key = new SearchKey(query.filter(), UserSearch.parse(uss));
        return answer(
                request,
                query,
                view -> new Read(
                        pages.get(view, key, () -> new Page(key.users().page(view.window(query.filter())))),
                        Kind.SEARCH));
    }

    private Future<Answer> stats(Request request) {
        return access.view(ReadQuery.atLeast(request::query)).map(found -> {
            View view = found.view();
            Page page = new Page(Buffer.buffer("{\"totalMessages\":" + view.total() + ",\"unprocessed\":"
                    + view.unprocessed() + ",\"channels\":" + view.channels() + "}"));
            return marked(
                    answers.of(request, view, page, Kind.STATS).with("Cache-Control", "public, max-age=60"), found);
        });
    }

    private Future<Answer> answer(Request request, ReadQuery query, Function<View, Read> compose) {
        return access.view(query.atLeast()).map(found -> {
            Read read = compose.apply(found.view());
            return marked(answers.of(request, found.view(), read.page(), read.kind()), found);
        });
    }

    private Answer marked(Answer answer, ViewAccess.Found found) {
        return found.behind() ? answers.behind(answer) : answer;
    }
}
