package io.commentlog.query.http;

import java.util.OptionalLong;

/** Numbers in queries as existing clients' servers read them: the leading digits count, {@code 10x} is 10. Pure. */
final class LeadingInteger {
    private LeadingInteger() {}

    /** Empty if no digit leads, after white space and a sign; a number too large is the largest. */
    static OptionalLong parse(String text) {
        String stripped = text.strip();
        boolean negative = stripped.startsWith("-");
        int start = negative || stripped.startsWith("+") ? 1 : 0;
        int end = start;
        while (end < stripped.length() && stripped.charAt(end) >= '0' && stripped.charAt(end) <= '9') {
            end++;
        }
        if (end == start) {
            return OptionalLong.empty();
        }
        long value = saturated(stripped.substring(start, end));
        return OptionalLong.of(negative ? -value : value);
    }

    private static long saturated(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // only digits came in, so there were too many of them
        }
    }
}
