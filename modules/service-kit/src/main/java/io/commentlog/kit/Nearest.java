package io.commentlog.kit;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. Pure. */
public final class Nearest {
    private Nearest() {}

    /** A second half-sentence that names the nearest of the known words; just a full stop if none is near. */
    public static String hint(String unknown, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        // What all of them begin with says nothing about which of them is meant.
        int telling = unknown.length() - commonPrefix(known);
        return known.stream()
                .min(Comparator.comparing(word -> distance.apply(unknown, word)))
                .filter(word -> distance.apply(unknown, word) <= Math.max(1, telling / 2))
                .map(word -> "; did you mean " + word + "?")
                .orElse(".");
    }

    private static int commonPrefix(Collection<String> words) {
        String one = words.stream().findFirst().orElse("");
        int length = 0;
        while (length < one.length() && allHave(words, one.substring(0, length + 1))) {
            length++;
        }
        return length;
    }

    private static boolean allHave(Collection<String> words, String prefix) {
        return words.stream().allMatch(word -> word.startsWith(prefix));
    }
}
