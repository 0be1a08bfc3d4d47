package io.commentlog.kit.guard;

import static io.commentlog.kit.guard.IpAddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "::/80, 192.0.2.1, false",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/64, 2001:db8:0:0:1::, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::1, true",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:7fff::1, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false",
    })
    void containsTheAddressesThatBeginAsItDoes(String network, String address, boolean contained) {
        assertThat(Network.parse(network).contains(address(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "10.0.0.0/8/8",
                "10.0.0.0/08x",
                "example.org/8",
                "localhost",
                "10.0.0.0/99999999999",
                "10.0.0.0 /8"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "192.0.2.129/25", "2001:db8::1/64", "10.0.0.0/0"})
    void beginsWithItsFirstAddressForOtherwiseSomebodyMeantSomethingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "0.0.0.0/0", "192.0.2.7/32"})
    void readsAsItWasWritten(String text) {
        assertThat(Network.parse(text)).hasToString(text);
    }

    @Test
    void ofLoopbackAgreesWithTheAddress() {
        for (String text : new String[] {"127.0.0.1", "127.9.9.9", "::1", "128.0.0.1", "::2", "10.0.0.1"}) {
            assertThat(Network.anyContains(Network.LOOPBACK, address(text)))
                    .as(text)
                    .isEqualTo(address(text).isLoopback());
        }
    }
}
