package io.commentlog.bot.retry;

import io.commentlog.event.DeadLetter;
import io.commentlog.event.DeadLetterJson;
import io.commentlog.event.MalformedEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dead letters of a topic as it is read from its beginning: the latest of each comment. Pure; confined to one thread. */
final class PendingLetters {
    private final Map<String, DeadLetter> byId = new LinkedHashMap<>();

    /**
     * The next record.
     *
     * @param value empty if the letter was taken away
     */
    void read(String key, Optional<byte[]> value) {
        // Oldest first, also where a later letter takes an earlier one's place.
        byId.remove(key);
        value.flatMap(PendingLetters::letter)
                .filter(letter -> letter.id().equals(key))
                .ifPresent(letter -> byId.put(key, letter));
    }

    /** A record that is no letter is nobody's question. */
    private static Optional<DeadLetter> letter(byte[] value) {
        try {
            return Optional.of(DeadLetterJson.read(value));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }

    /** Those of the ids, the one given up first before the others; all if there are no ids. */
    List<DeadLetter> of(Set<String> ids) {
        Collection<DeadLetter> all = byId.values();
        return all.stream()
                .filter(letter -> ids.isEmpty() || ids.contains(letter.id()))
                .toList();
    }

    /** Those of the ids that have no letter. */
    List<String> missing(Set<String> ids) {
        return ids.stream().filter(id -> !byId.containsKey(id)).toList();
    }
}
