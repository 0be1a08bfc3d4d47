package io.commentlog.bench.crowd;

/**
 * How a post is known again by who hears of it: its text begins with its run, its number, and when it was meant to be made, on
 * the clock of {@link System#nanoTime}, which all JVMs of a machine share. Pure.
 */
public final class Marks {
    private final Needle begin;

    /**
     * @param run what no other text begins with
     */
    Marks(String run) {
        this.begin = new Needle("\"text\":\"" + run + " ");
    }

    /** One found post. */
    @FunctionalInterface
    interface Found {
        void post(int number, long due);
    }

    /** What the text of a post begins with. */
    public static String text(String run, long number, long due) {
        return run + " " + number + " " + due;
    }

    /** Finds all posts of the run in the JSON between the two places. */
    void find(byte[] json, int from, int to, Found found) {
        for (int at = begin.endIn(json, from, to); at >= 0; at = begin.endIn(json, at, to)) {
            int numberEnd = wordEnd(json, at, to);
            int number = (int) number(json, at, numberEnd);
            at = wordEnd(json, numberEnd + 1, to);
            found.post(number, number(json, numberEnd + 1, at));
        }
    }

    private static int wordEnd(byte[] json, int from, int to) {
        int end = from;
        while (end < to && json[end] != ' ') {
            end++;
        }
        return end;
    }

    /** Negative too: the clock may have begun to count there. */
    static long number(byte[] digits, int from, int to) {
        boolean negative = from < to && digits[from] == '-';
        long number = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return negative ? -number : number;
    }
}
