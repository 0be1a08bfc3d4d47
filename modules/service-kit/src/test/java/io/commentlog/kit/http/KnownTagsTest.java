package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTagsTest {
    private static final String TAG = "\"4f53cda1\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TAG,
                "W/" + TAG,
                " " + TAG + " ",
                "\"a\", " + TAG,
                TAG + ",\"b\"",
                "\"a\",W/" + TAG + " , \"b\"",
                "\"with, comma\", " + TAG,
                "*",
                " * "
            })
    void haveATagInAListWeakOrStrong(String line) {
        assertThat(new KnownTags(List.of(line)).has(TAG)).isTrue();
        assertThat(new KnownTags(List.of("\"other\"", line)).has(TAG)).isTrue();
        assertThat(new KnownTags(List.of(line, "W/\"other\"")).has(TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4f53cda1",
                "\"4f53cda\"",
                "\"x4f53cda1\"",
                "\"4f53cda1-gzip\"",
                "\"a\", \"b\"",
                "\"*\"",
                "\"\"",
                "\"4f53cda1",
                "*, \"a\""
            })
    void haveNothingElse(String line) {
        assertThat(new KnownTags(List.of(line)).has(TAG)).isFalse();
        assertThat(new KnownTags(List.of(line, line)).has(TAG)).isFalse();
    }

    @Test
    void haveNothingWhereNothingWasSent() {
        assertThat(new KnownTags(List.of()).has(TAG)).isFalse();
    }
}
