package io.commentlog.query.http;

import java.util.OptionalLong;

/** Numbers in queries as existing clients' servers read them: the leading digits count, {@code 10x} is 10. Pure. */
final class LeadingInteger {
    private LeadingInteger() {}

    /** Empty if no digit leads, after white space and a sign; a number too large is the largest. */
    static OptionalLong parse(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        boolean negative = text.startsWith("-", start);
        if (negative || text.startsWith("+", start)) {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == start) {
            return OptionalLong.empty();
        }
        long value = saturated(text.substring(start, end));
        return OptionalLong.of(negative ? -value : value);
    }

    /** White space to JavaScript, whose parseInt the existing server uses; Java's own differs in both directions. */
    private static boolean isSpace(char unit) {
        return (unit >= '\t' && unit <= '\r') || unit == 0xFEFF || Character.isSpaceChar(unit);
    }

    private static long saturated(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // only digits came in, so there were too many of them
        }
    }
}
