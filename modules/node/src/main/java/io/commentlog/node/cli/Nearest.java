package io.commentlog.node.cli;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. Pure. */
final class Nearest {
    private Nearest() {}

    /** A second half-sentence that names the nearest of the known words; just a full stop if none is near. */
    static String hint(String unknown, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.comparing(word -> distance.apply(unknown, word)))
                .filter(word -> distance.apply(unknown, word) <= Math.max(2, unknown.length() / 2))
                .map(word -> "; did you mean " + word + "?")
                .orElse(".");
    }
}
