package io.commentlog.bench.scenario;

import io.commentlog.bench.peer.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many comments are in the logs of those scenarios that ask whether it matters. */
final class Sizes {
    private static final long FEW = 10_000;
    private static final long MILLION = 1_000_000;
    private static final long TEN_MILLION = 10 * MILLION;
    private static final long QUICK_FEW = 1_000;
    private static final long QUICK_MANY = 20_000;
    /** On the disk: in the log, in the store, in the store's changelog, and what is not cleaned up yet. */
    private static final long BYTES_PER_COMMENT = 3_000;

    private Sizes() {}

    /** The usual one. */
    static long many(Bed bed) {
        return bed.isQuick() ? QUICK_MANY : MILLION;
    }

    static long few(Bed bed) {
        return bed.isQuick() ? QUICK_FEW : FEW;
    }

    /**
     * From few to as many as there is room for, if somebody asked for the scenario.
     *
     * @param missing is told which are left out, and why
     */
    static List<Long> all(Bed bed, List<String> missing) {
        List<Long> sizes = new ArrayList<>(List.of(few(bed), many(bed)));
        if (bed.isQuick()) {
            return sizes;
        }
        long room = Tree.room(bed.directory());
        if (!bed.isByName()) {
            missing.add("10,000,000 comments, which take an hour: only where the scenario is asked for by name.");
        } else if (room < TEN_MILLION * BYTES_PER_COMMENT) {
            missing.add(String.format(
                    Locale.ROOT,
                    "10,000,000 comments: they take %d GB, and there are %d GB in %s.",
                    (TEN_MILLION * BYTES_PER_COMMENT) >> 30,
                    room >> 30,
                    bed.directory().getParent()));
        } else {
            sizes.add(TEN_MILLION);
        }
        return sizes;
    }
}
