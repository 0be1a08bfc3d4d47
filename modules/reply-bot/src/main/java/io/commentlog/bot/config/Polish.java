package io.commentlog.bot.config;

import java.util.List;

/**
 * What is done to the text of a responder before it becomes a reply. Pure.
 *
 * @param trimAfter from where the first of these stands, the rest is cut off, it included
 * @param filterOut each of these is taken out wherever it stands
 */
public record Polish(List<String> trimAfter, List<String> filterOut) {
    public static final Polish NONE = new Polish(List.of(), List.of());

    /** What a model says that has nothing to say. */
    private static final String SKIP = "[SKIP]";

    public Polish {
        trimAfter = List.copyOf(trimAfter);
        filterOut = List.copyOf(filterOut);
    }

    /** Empty if no reply is due. */
    public String of(String raw) {
        int end = trimAfter.stream()
                .mapToInt(raw::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(raw.length());
        String text = raw.substring(0, end);
        for (String unwanted : filterOut) {
            text = text.replace(unwanted, "");
        }
        return text.strip().startsWith(SKIP) ? "" : text;
    }
}
