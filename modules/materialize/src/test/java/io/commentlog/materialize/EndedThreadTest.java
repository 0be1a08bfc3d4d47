package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndedThreadTest {
    @Test
    void isTheMemberOfItsNumber() {
        assertThat(EndedThread.instanceId("m", "commentlog-materialize@127.0.0.1:8080-StreamThread-12"))
                .contains("m-12");
    }

    @Test
    void isNoMemberIfItDoesNotFold() {
        assertThat(EndedThread.instanceId("m", "commentlog-materialize@127.0.0.1:8080-CloseThread"))
                .isEmpty();
    }
}
