package io.commentlog.system;

import java.util.List;

/** JSON as no client should send it: bodies of posts and patches. Pure but for the chance that it is given. */
final class ChaosJson {
    private static final List<String> FIELDS = List.of(
            "id",
            "text",
            "timestamp",
            "username",
            "color",
            "domain",
            "language",
            "message-type",
            "misc",
            "context",
            "botParams",
            "replyTo",
            "__proto__",
            "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0.0",
            "1e309",
            "1e-400",
            "123456789012345678901234567890",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "[]",
            "[null]",
            "[[],{},1,\"x\"]",
            "{}",
            "{\"processed\":\"true\"}",
            "{\"processed\":null,\"entity\":[]}",
            "{\"processed\":1}",
            "{\"a\":{\"b\":{\"c\":[{\"d\":0}]}}}");

    private final Chaos chaos;

    ChaosJson(Chaos chaos) {
        this.chaos = chaos;
    }

    /** Every field may be of any type; some are there twice. */
    String oddFields() {
        StringBuilder json = new StringBuilder("{\"text\":" + (chaos.oneIn(6) ? value() : "\"hostile\""));
        for (int fields = chaos.below(5); fields > 0; fields--) {
            json.append(",\"").append(chaos.any(FIELDS)).append("\":").append(value());
        }
        return json.append('}').toString();
    }

    private String value() {
        return chaos.oneIn(4) ? "\"" + chaos.oddText().replaceAll("[\\\\\"\\p{Cntrl}]", "") + "\"" : chaos.any(VALUES);
    }

    /** One field beyond its bounds. */
    String hugeField() {
        int length = 1_000 + chaos.below(140_000);
        return switch (chaos.below(5)) {
            case 0 -> "{\"text\":\"\",\"misc\":\"" + "m".repeat(length) + "\"}";
            case 1 -> "{\"text\":\"x\",\"context\":[" + "\"c\",".repeat(300 + length / 10) + "\"c\"]}";
            case 2 -> "{\"text\":\"x\",\"botParams\":{\"b\":\"" + "b".repeat(8_200 + length) + "\"}}";
            case 3 -> "{\"text\":\"x\",\"id\":\"" + "i".repeat(length) + "\"}";
            default -> "{\"text\":\"x\",\"timestamp\":1" + "0".repeat(length) + "}";
        };
    }

    /** Deeper than any reader should follow. */
    String nested() {
        int depth = 20 + chaos.below(20_000);
        return switch (chaos.below(4)) {
            case 0 -> "[".repeat(depth);
            case 1 -> "{\"a\":".repeat(depth);
            case 2 -> "{\"text\":\"x\",\"botParams\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}";
            default -> "{\"text\":\"x\",\"other\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        };
    }

    /** Not JSON, or not an object, or not UTF-8. */
    String broken() {
        return switch (chaos.below(6)) {
            case 0 -> chaos.oddText();
            case 1 -> chaos.mutated("{\"text\":\"x\",\"botParams\":{\"processed\":false}}") + "]";
            case 2 -> "{\"text\":\"" + chaos.of("\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090") + "\"}";
            case 3 -> chaos.of("\u00ef\u00bb\u00bf", "\u00fe\u00ff", "\u0000{\u0000") + "{\"text\":\"x\"";
            case 4 ->
                chaos.of("[]", "1", "\"text\"", "null", "{}{}", "{\"text\":'x'}", "{text:1}", "//{}", "{\"text\":NaN}");
            default -> chaos.bytes(300);
        };
    }

    String patch() {
        return chaos.oneIn(3)
                ? broken()
                : "{\"botParams\":" + (chaos.oneIn(2) ? value() : "{\"processed\":" + value() + "}")
                        + (chaos.oneIn(4) ? ",\"text\":" + value() : "") + "}";
    }
}
