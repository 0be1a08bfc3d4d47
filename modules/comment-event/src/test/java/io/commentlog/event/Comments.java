package io.commentlog.event;

import java.util.List;
import java.util.Optional;

/** Comments for tests, inside and outside this package. */
public final class Comments {
    private Comments() {}

    public static Comment plain(String id) {
        return of(id, Optional.empty(), Optional.empty());
    }

    public static Comment waiting(String id) {
        return of(id, Optional.empty(), Optional.of(BotParams.ofProcessed(false)));
    }

    static Comment withContext(List<String> context) {
        return of("c", Optional.of(context), Optional.empty());
    }

    private static Comment of(String id, Optional<List<String>> context, Optional<BotParams> botParams) {
        return new Comment(
                id,
                "hello",
                1_700_000_000_000L,
                Optional.empty(),
                "155080200",
                "example.org",
                "en",
                "human",
                "",
                context,
                botParams,
                Optional.empty());
    }
}
