package io.commentlog.system.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges a row by its history, the log and what the views show in the end. Pure; trusts nothing that a node says of itself. */
final class Checker {
    /** Staleness beyond this is a sign of a fault that is not over. */
    private static final long NORMAL = Duration.ofSeconds(1).toNanos();

    private final Observed observed;
    private final Promises promises;
    private final Truth truth;
    private final List<Readers.Judged> reads;

    Checker(Observed observed) {
        this.observed = observed;
        this.promises = Promises.of(observed.history().writes());
        this.truth = Truth.of(observed.log(), observed.numbering().domain());
        this.reads = Readers.judge(observed.history().polls(), promises);
    }

    Row row(String fault, Limits limits, long seed) {
        IntSummaryStatistics replies = replies();
        return new Row(
                fault,
                limits,
                reads.size(),
                count(Readers.Verdict.BLANK),
                count(Readers.Verdict.FAILED),
                count(Readers.Verdict.BACKWARDS),
                Latencies.of(reads.stream()
                        .map(read -> read.poll().end() - read.poll().start())
                        .toList()),
                Duration.ofNanos(
                        reads.stream().mapToLong(Readers.Judged::stale).max().orElse(0)),
                outage(),
                promises.acknowledged(),
                (int) failedWrites().count(),
                lost(),
                duplicated(),
                replies.getCount() == 0 ? 0 : replies.getMin(),
                replies.getCount() == 0 ? 0 : replies.getMax(),
                recovery(),
                seed);
    }

    private int count(Readers.Verdict verdict) {
        return (int) reads.stream().filter(read -> read.verdict() == verdict).count();
    }

    private Stream<Write> failedWrites() {
        return observed.history().writes().stream().filter(write -> !write.acknowledged());
    }

    private Duration outage() {
        List<Poll> failed = reads.stream()
                .map(Readers.Judged::poll)
                .filter(poll -> !poll.answered())
                .toList();
        long first = failed.stream().mapToLong(Poll::start).min().orElse(0);
        return Duration.ofNanos(failed.stream().mapToLong(Poll::end).max().orElse(0) - first);
    }

    private int lost() {
        Numbering numbering = observed.numbering();
        Set<String> lost = new HashSet<>();
        promises.posts().stream()
                .map(numbering::id)
                .filter(id -> !truth.hasPost(id))
                .forEach(lost::add);
        promises.marks().stream()
                .map(numbering::id)
                .filter(id -> !truth.hasMark(id))
                .forEach(lost::add);
        promises.deletions().stream()
                .map(numbering::id)
                .filter(id -> !truth.isDeleted(id))
                .forEach(lost::add);
        for (Collection<String> view : observed.views().values()) {
            Set<String> missing = new HashSet<>(truth.shown());
            view.forEach(missing::remove);
            lost.addAll(missing);
            view.stream().filter(id -> !truth.shown().contains(id)).forEach(lost::add); // a deletion that is not shown
        }
        return lost.size() + promises.refused();
    }

    private int duplicated() {
        int inAnswers = reads.stream().mapToInt(read -> read.poll().repeated()).sum();
        int inViews = observed.views().values().stream()
                .mapToInt(view -> view.size() - new HashSet<>(view).size())
                .sum();
        return inAnswers + inViews;
    }

    /** Of what was acknowledged: whether another question arrived, only the log knows. */
    private IntSummaryStatistics replies() {
        return promises.posts().stream()
                .filter(observed.numbering()::isQuestion)
                .map(observed.numbering()::id)
                .mapToInt(truth::replies)
                .summaryStatistics();
    }

    private Duration recovery() {
        List<Long> signs = new ArrayList<>();
        reads.stream()
                .filter(read -> read.verdict() != Readers.Verdict.GOOD || read.stale() > NORMAL)
                .forEach(read -> signs.add(read.poll().end()));
        failedWrites().forEach(write -> signs.add(write.end()));
        long last = signs.stream().mapToLong(Long::longValue).max().orElse(observed.injected());
        return Duration.ofNanos(Math.max(0, last - observed.injected()));
    }
}
