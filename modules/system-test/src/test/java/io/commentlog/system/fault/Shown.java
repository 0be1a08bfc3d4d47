package io.commentlog.system.fault;

import java.util.BitSet;

/**
 * The facts in an answer's text, found without a tree of it, because polls are many and long: ids come first in a comment,
 * {@code processed} after it. Pure.
 *
 * @param repeated comments that were there more than once
 */
record Shown(BitSet facts, int repeated) {
    private static final String MARK = "\"processed\":true";

    static Shown in(String body, Numbering numbering) {
        String start = "{\"id\":\"" + numbering.domain() + "-";
        BitSet facts = new BitSet();
        int repeated = 0;
        int at = body.indexOf(start);
        while (at >= 0) {
            int digits = at + start.length();
            int quote = body.indexOf('"', digits);
            int number = Integer.parseInt(body, digits, quote, 10);
            int next = body.indexOf(start, quote);
            repeated += facts.get(Fact.posted(number)) ? 1 : 0;
            facts.set(Fact.posted(number));
            int mark = body.indexOf(MARK, quote);
            if (mark >= 0 && (next < 0 || mark < next)) {
                facts.set(Fact.marked(number));
            }
            at = next;
        }
        return new Shown(facts, repeated);
    }
}
