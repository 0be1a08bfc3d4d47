package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.system.HostileRequest.Client;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HostileKindTest {
    private static final int MANY = 5_000;
    private static final List<String> CURSORS = List.of("AVrS8xZ391JxBgAAAAEDAA");

    private static Stream<HostileRequest> requests(long seed) {
        return IntStream.range(0, MANY).mapToObj(number -> HostileKind.request(seed, number, CURSORS));
    }

    @Test
    void makesTheSameOfTheSameSeedAndNumber() {
        assertThat(requests(42).toList()).isEqualTo(requests(42).toList());
        assertThat(requests(42).toList()).isNotEqualTo(requests(43).toList());
    }

    @Test
    void makesEveryKindAndEveryClient() {
        Set<HostileKind> kinds = EnumSet.noneOf(HostileKind.class);
        Set<Client> clients = EnumSet.noneOf(Client.class);
        requests(1).forEach(request -> {
            kinds.add(request.kind());
            clients.add(request.client());
        });
        assertThat(kinds).containsExactlyInAnyOrder(HostileKind.values());
        assertThat(clients).containsExactlyInAnyOrder(Client.values());
    }

    @Test
    void makesManyDifferentOnes() {
        Set<String> texts = new HashSet<>();
        requests(7).forEach(request -> texts.add(request.text()));
        assertThat(texts).hasSizeGreaterThan(MANY / 2);
    }

    @Test
    void putsNoLineBreakWhereItWouldMakeAnotherRequest() {
        assertThat(requests(3).filter(request -> request.client() == Client.GOES_ON && request.answers() == 1))
                .allSatisfy(request -> assertThat(
                                request.text().substring(0, request.text().indexOf("\r\n\r\n")))
                        .as(request.shown())
                        .matches("\\S+ \\S+ HTTP/1\\.1\r\nHost: x(\r\n[^\r\n]+)*"));
    }
}
