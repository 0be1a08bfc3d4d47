package io.commentlog.event.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldMemberTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "fold-2.example.org", "node_1", "[::1]", "[fe80::1%1]", "a-StreamThread-1"})
    void isReadBackFromItsClientId(String host) {
        FoldMember member = new FoldMember(host, 8080);

        assertThat(FoldMember.ofClientId(member.clientId())).contains(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "fold-2.example.org", "[::1]"})
    void isReadBackFromWhatKafkaStreamsMakesOfIt(String host) {
        FoldMember member = new FoldMember(host, 65535);

        assertThat(FoldMember.ofClientId(member.clientId() + "-StreamThread-12-consumer"))
                .contains(member);
        assertThat(FoldMember.ofClientId(member.clientId() + "-StreamThread-1-restore-consumer"))
                .contains(member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "consumer-1",
                "commentlog-materialize-2b1c-StreamThread-1-consumer",
                "commentlog-materialize@:8080",
                "commentlog-materialize@host",
                "commentlog-materialize@host:0",
                "commentlog-materialize@host:70000",
                "other@host:8080"
            })
    void isNotSeenInTheClientIdOfAStranger(String clientId) {
        assertThat(FoldMember.ofClientId(clientId)).isEmpty();
    }

    @Test
    void refusesWhatCouldNotBeReadBack() {
        assertThatThrownBy(() -> new FoldMember("", 8080)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FoldMember("::1", 8080)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FoldMember("host", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
