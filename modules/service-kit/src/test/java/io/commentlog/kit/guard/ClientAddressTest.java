package io.commentlog.kit.guard;

import static io.commentlog.kit.guard.IpAddressTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final List<Network> PROXIES =
            List.of(Network.parse("10.0.0.0/24"), Network.parse("2001:db8::/64"), Network.parse("127.0.0.1"));

    /** Header lines are separated by a bar. */
    private static ClientAddress client(String peer, String lines, List<Network> proxies) {
        List<String> forwardedFor = lines == null ? List.of() : Arrays.asList(lines.split("\\|", -1));
        return ClientAddress.of(address(peer), forwardedFor, proxies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nobody in between; 192.0.2.1; ; 192.0.2.1",
                "a stranger's word; 192.0.2.1; 198.51.100.1; 192.0.2.1",
                "a stranger who claims to be exempt; 192.0.2.1; 127.0.0.1; 192.0.2.1",
                "one proxy; 10.0.0.1; 192.0.2.1; 192.0.2.1",
                "one proxy, and a claim before it; 10.0.0.1; 127.0.0.1, 192.0.2.1; 192.0.2.1",
                "a claim that names a proxy; 10.0.0.1; 10.0.0.9, 192.0.2.1; 192.0.2.1",
                "two proxies; 10.0.0.1; 192.0.2.1, 10.0.0.2; 192.0.2.1",
                "two proxies, and claims; 10.0.0.1; 127.0.0.1, 198.51.100.1, 192.0.2.1, 10.0.0.2; 192.0.2.1",
                "a line of its own for each hop; 10.0.0.1; 127.0.0.1|192.0.2.1|10.0.0.2; 192.0.2.1",
                "a proxy that adds a line after a claim; 10.0.0.1; 127.0.0.1|192.0.2.1; 192.0.2.1",
                "a proxy that says nothing; 10.0.0.1; ; 10.0.0.1",
                "a proxy that says nothing in words; 10.0.0.1; , ,; 10.0.0.1",
                "a client that is a proxy; 10.0.0.1; 10.0.0.3, 10.0.0.2; 10.0.0.3",
                "a proxy by IPv6; 2001:db8::1; 2001:db8:1::5; 2001:db8:1::5",
                "a proxy by its mapped address; ::ffff:10.0.0.1; 192.0.2.1; 192.0.2.1",
                "a client by its mapped address; 10.0.0.1; ::ffff:192.0.2.1; 192.0.2.1",
                "with a port; 10.0.0.1; 192.0.2.1:4711; 192.0.2.1",
                "IPv6 in brackets; 10.0.0.1; [2001:db8:1::5]; 2001:db8:1::5",
                "IPv6 in brackets with a port; 10.0.0.1; [2001:db8:1::5]:443; 2001:db8:1::5",
                "a client without a name; 10.0.0.1; 192.0.2.1, unknown; 0.0.0.0",
                "a client by a name, never looked up; 10.0.0.1; localhost; 0.0.0.0",
                "what is no list; 10.0.0.1; 192.0.2.1 10.0.0.2; 0.0.0.0",
            })
    void isTheRightmostThatIsNotATrustedProxy(String what, String peer, String lines, String client) {
        assertThat(client(peer, lines, PROXIES).address()).as(what).isEqualTo(address(client));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nobody in between; 127.0.0.2; ; true",
                "nobody in between, by IPv6; ::1; ; true",
                "forwarded by nobody that we know; 127.0.0.2; 192.0.2.1; false",
                "forwarded by nobody that we know, with a claim; 127.0.0.2; 127.0.0.1; false",
                "from elsewhere; 192.0.2.1; ; false",
                "from elsewhere, with a claim; 192.0.2.1; 127.0.0.1; false",
                "by the proxy here, from elsewhere; 127.0.0.1; 192.0.2.1; false",
                "by the proxy here, from elsewhere, with a claim; 127.0.0.1; 127.0.0.1, 192.0.2.1; false",
                "by the proxy here, from here; 127.0.0.1; 127.0.0.2; true",
                "the proxy itself; 127.0.0.1; ; true",
                "by the proxy here, from whom it does not name; 127.0.0.1; unknown; false",
                "by a proxy elsewhere, from its own machine; 10.0.0.1; 127.0.0.2; false",
            })
    void isHereOnlyIfNothingSpeaksAgainstIt(String what, String peer, String lines, boolean here) {
        assertThat(client(peer, lines, PROXIES).here()).as(what).isEqualTo(here);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"127.0.0.1; 192.0.2.1", "10.0.0.1; 192.0.2.1", "192.0.2.9; 127.0.0.1"})
    void isThePeerWhereNoProxyIsTrusted(String peer, String lines) {
        assertThat(client(peer, lines, List.of()).address()).isEqualTo(address(peer));
    }
}
