package io.commentlog.bot.claim;

import io.commentlog.bot.answer.Closing;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.answer.DeadLetters;
import io.commentlog.bot.answer.ReplyLog;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.bot.config.Entities;
import io.commentlog.event.LogPosition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Keepers that never run. */
final class Keepers {
    private static final Claiming CLAIMING = claiming(new Leases());

    private Keepers() {}

    static Claiming claiming(Leases leases) {
        return claiming(leases, CommentLookup.NONE, event -> new LogPosition(0, 0), letter -> {});
    }

    static Claiming claiming(Leases leases, CommentLookup lookup, ReplyLog log, DeadLetters letters) {
        return new Claiming(
                BotConfig.of("nowhere:1"),
                groups -> {},
                () -> Entities.ECHO,
                lookup,
                log,
                letters,
                InstantSource.system(),
                cause -> {},
                leases,
                new Closing());
    }

    static Keeper idle(Line line, ClaimQueue queue) {
        LockedRecords none = new LockedRecords(
                () -> {
                    throw new IllegalStateException("Nobody runs here");
                },
                Duration.ofSeconds(15));
        return new Keeper(line, queue, CLAIMING, none);
    }

    static Keeper idle() {
        return idle(Line.ANY, new ClaimQueue(List.of(Line.ANY), Keepers::idle, System::nanoTime));
    }
}
