package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpConfigTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, localhost", "::1, [::1]"})
    void writesItsAddressAsUrlsWantIt(String bind, String host) {
        assertThat(new HttpConfig(bind, 0, List.of("*"), 1).urlHost()).isEqualTo(host);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new HttpConfig(" ", 0, List.of("*"), 1)).hasMessageContaining("bind");
        assertThatThrownBy(() -> new HttpConfig("::1", -1, List.of("*"), 1)).hasMessageContaining("port");
        assertThatThrownBy(() -> new HttpConfig("::1", 65_536, List.of("*"), 1)).hasMessageContaining("port");
        assertThatThrownBy(() -> new HttpConfig("::1", 0, List.of(), 1)).hasMessageContaining("allowOrigins");
        assertThatThrownBy(() -> new HttpConfig("::1", 0, List.of("*"), 0)).hasMessageContaining("eventLoops");
    }
}
