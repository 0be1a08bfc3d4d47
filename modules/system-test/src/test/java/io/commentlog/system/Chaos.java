package io.commentlog.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Chance, and what it makes of texts. Text stands for bytes, one character each. Not safe for threads. */
final class Chaos {
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "%",
            "%00",
            "%zz",
            "%c0%af",
            "%f0%9f%98",
            "%ed%a0%80",
            "+",
            "&&==&",
            "../../etc/passwd",
            "<script>",
            "' OR 1=1 --",
            "${jndi:ldap://x}",
            "null",
            "NaN",
            "-0",
            "1e999",
            "99999999999999999999",
            "-9223372036854775808",
            "9223372036854775807",
            "2147483648",
            "0x10",
            "\u00c0\u0080",
            "\u00ff\u00fe",
            utf8("\ud83d\ude00\u202e\u0130"));
    private static final String PRINTABLE = "abcXYZ0189-_.:~/?#[]@!$&'()*+,;=%\"\\{}|^`<> ";

    private final SplittableRandom random;

    Chaos(long seed) {
        random = new SplittableRandom(seed);
    }

    /** As the text of its bytes. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Of few or many bytes of any kind. */
    String bytes(int atMost) {
        return text(1 + below(atMost), () -> (char) below(256));
    }

    String printable(int atMost) {
        return text(below(atMost + 1), () -> PRINTABLE.charAt(below(PRINTABLE.length())));
    }

    private static String text(int length, Supplier<Character> next) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(next.get().charValue());
        }
        return text.toString();
    }

    String oddText() {
        return switch (below(4)) {
            case 0 -> printable(40);
            case 1 -> bytes(20);
            default -> any(ODD_TEXTS);
        };
    }

    /** What can stand in a request line: neither spaces nor control characters. */
    String oddToken() {
        return oddText().replaceAll("[^!-~\u0080-\u00ff]", "");
    }

    /** The text with some of its characters other ones, doubled or missing. */
    String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + below(3); changes > 0 && mutated.length() > 0; changes--) {
            int at = below(mutated.length());
            switch (below(3)) {
                case 0 -> mutated.setCharAt(at, (char) ('0' + below(75)));
                case 1 -> mutated.deleteCharAt(at);
                default -> mutated.insert(at, mutated.charAt(at));
            }
        }
        return mutated.toString();
    }
}
