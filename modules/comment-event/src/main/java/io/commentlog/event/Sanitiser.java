package io.commentlog.event;

/** What happens to text before it becomes part of a comment. Pure; the white space is JavaScript's {@code \s}. */
public final class Sanitiser {
    private Sanitiser() {}

    /** White space runs become one space, both ends trimmed, cut to {@link Limits#TEXT} units, well-formed. */
    public static String text(String raw) {
        StringBuilder out = new StringBuilder(Math.min(raw.length(), Limits.TEXT + 1));
        boolean pendingSpace = false;
        for (int i = 0; i < raw.length() && out.length() <= Limits.TEXT; i++) {
            char unit = raw.charAt(i);
            if (isSpace(unit)) {
                pendingSpace = out.length() > 0;
                continue;
            }
            if (pendingSpace) {
                out.append(' ');
                pendingSpace = false;
            }
            out.append(unit);
        }
        return cut(out.toString(), Limits.TEXT);
    }

    /** Trimmed, the first {@link Limits#USERNAME} units, well-formed; empty if nothing is left. */
    public static String username(String raw) {
        return cut(trim(raw), Limits.USERNAME);
    }

    /** The first {@code units} UTF-16 units, one fewer where the cut would split a surrogate pair; well-formed. */
    public static String cut(String text, int units) {
        if (text.length() <= units) {
            return WellFormed.text(text);
        }
        boolean splitsPair =
                Character.isHighSurrogate(text.charAt(units - 1)) && Character.isLowSurrogate(text.charAt(units));
        return WellFormed.text(text.substring(0, splitsPair ? units - 1 : units));
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char unit) {
        return switch (unit) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF ->
                true;
            default -> unit >= 0x2000 && unit <= 0x200A;
        };
    }
}
