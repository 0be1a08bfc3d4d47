package io.commentlog.event.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ViewNameTest {
    @Test
    void keepsTheNamesThatTheFirstViewHasInEveryCluster() {
        assertThat(ViewName.DEFAULT.applicationId()).isEqualTo("commentlog-materialize");
        assertThat(ViewName.DEFAULT.recentCommentsChangelog())
                .isEqualTo("commentlog-materialize-recent-comments-changelog");
    }

    @Test
    void sharesNothingWithAnotherView() {
        ViewName second = new ViewName("v2");
        assertThat(second.applicationId()).isEqualTo("commentlog-materialize-v2");
        assertThat(second.recentCommentsChangelog()).isEqualTo("commentlog-materialize-v2-recent-comments-changelog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "V2", "2", "-a", "a b", "a/../b", "abcdefghijklmnopqrstu"})
    void refusesWhatIsNoNameOfATopic(String name) {
        assertThatThrownBy(() -> new ViewName(name)).hasMessageContaining("1 to 20 of a-z");
    }
}
