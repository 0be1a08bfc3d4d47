package io.commentlog.kit.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "::, ::",
        "::1, ::1",
        "fe80::1%eth0, fe80::1",
    })
    void isOneValueHoweverItIsWritten(String text, String same) {
        assertThat(address(text)).isEqualTo(address(same));
        assertThat(address(address(text).toString())).isEqualTo(address(text));
    }

    @ParameterizedTest
    @CsvSource({"::ffff:192.0.2.1, 192.0.2.1", "::ffff:c000:201, 192.0.2.1", "::FFFF:127.0.0.1, 127.0.0.1"})
    void ofMappedFormIsTheIPv4Address(String mapped, String v4) {
        assertThat(address(mapped)).isEqualTo(address(v4)).hasToString(v4);
        assertThat(address(mapped).isV4()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "unknown",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4.5",
                "1.2.3.4:80",
                "1:2",
                "[::1]",
                "::g",
                "2001:db8::1::2",
                "192.0.2.1/24",
                "-1.2.3.4",
                "１.2.3.4",
                "11111111111111111111111111111111111111111111111111111111111111111"
            })
    void isNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.255.255.254, true",
        "::1, true",
        "::ffff:127.0.0.1, true",
        "126.255.255.255, false",
        "128.0.0.0, false",
        "::, false",
        "::2, false",
        "0.0.0.0, false",
        "1::1, false",
    })
    void isLoopbackWhereOnlyThisMachineHasIt(String text, boolean loopback) {
        assertThat(address(text).isLoopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "::ffff:192.0.2.1, ::fffe:c000:201, false",
    })
    void hasOneSubscriberInAnIPv6NetworkOf64BitsAndOneInEachIPv4Address(String one, String other, boolean same) {
        assertThat(address(one).subscriber().equals(address(other).subscriber()))
                .isEqualTo(same);
    }

    @Test
    void unknownIsNobodys() {
        assertThat(IpAddress.UNKNOWN).isEqualTo(address("0.0.0.0"));
        assertThat(IpAddress.UNKNOWN.isLoopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, true", "::, true", "::ffff:0.0.0.0, true", "127.0.0.1, false", "::1, false", "1::, false"})
    void isUnspecifiedWhereItStandsForAll(String text, boolean unspecified) {
        assertThat(address(text).isUnspecified()).isEqualTo(unspecified);
    }
}
