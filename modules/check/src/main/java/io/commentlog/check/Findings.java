package io.commentlog.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How much was compared, how much of it differs, and the first differences, a sentence each. Confined to one thread. */
final class Findings {
    /** Differences that are told; all are counted. */
    static final int TOLD = 20;

    private final Map<Check, Long> checked = new EnumMap<>(Check.class);
    private final Map<Check, Long> different = new EnumMap<>(Check.class);
    private final Map<Check, String> notes = new EnumMap<>(Check.class);
    private final List<String> told = new ArrayList<>();

    void checked(Check check, long more) {
        checked.merge(check, more, Long::sum);
    }

    /**
     * @param sentence made only if it is to be told: it may have to read the log
     */
    void differs(Check check, Supplier<String> sentence) {
        different.merge(check, 1L, Long::sum);
        if (told.size() < TOLD) {
            told.add(sentence.get());
        }
    }

    /** Looks at one thing, which differs if there is a sentence about it. */
    void look(Check check, Optional<String> difference) {
        checked(check, 1);
        difference.ifPresent(sentence -> differs(check, () -> sentence));
    }

    /** Why a check could not be made, or not on everything. */
    void note(Check check, String sentence) {
        notes.putIfAbsent(check, sentence);
    }

    long differences() {
        return different.values().stream().mapToLong(Long::longValue).sum();
    }

    long differences(Check check) {
        return different.getOrDefault(check, 0L);
    }

    long checked(Check check) {
        return checked.getOrDefault(check, 0L);
    }

    /** The table, the notes below it, then the first differences. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("check", "checked", "differences"));
        for (Check check : Check.values()) {
            if (checked.containsKey(check) || different.containsKey(check)) {
                lines.add(row(check.title(), number(checked(check)), number(differences(check))));
            }
        }
        notes.forEach((check, note) -> lines.add("Note on '" + check.title() + "': " + note));
        if (!told.isEmpty()) {
            lines.add("");
            lines.addAll(told);
        }
        if (differences() > told.size()) {
            lines.add("and " + number(differences() - told.size()) + " more");
        }
        return lines;
    }

    private static String row(String check, String checked, String differences) {
        return String.format(Locale.ROOT, "%-42s%14s%14s", check, checked, differences);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
