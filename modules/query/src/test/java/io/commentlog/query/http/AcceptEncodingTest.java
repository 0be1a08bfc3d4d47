package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "deflate,gzip ; q = 0.001",
                "*",
                "*;q=0.5",
                "identity;q=0, *",
                "identity;q=0.5, gzip;q=0.5"
            })
    void allowsGzipToWhoReadsIt(String header) {
        assertThat(AcceptEncoding.allowsGzip(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ";",
                "identity",
                "deflate, br",
                "gzip;q=0",
                "gzip; q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=high",
                "gzip;q=",
                "gzip;level=9",
                "gzip;q=-1",
                "not-gzip",
                "gzippy"
            })
    void doesNotToWhoDoesNotOrWouldRatherNot(String header) {
        assertThat(AcceptEncoding.allowsGzip(header)).isFalse();
    }
}
