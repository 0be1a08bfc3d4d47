package io.commentlog.query.view;

import static io.commentlog.query.Told.BOTS;
import static io.commentlog.query.Told.ELSEWHERE;
import static io.commentlog.query.Told.HUMANS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActiveChannelsTest {
    private static final Filter DOMAIN = new Filter(Optional.of("example.org"), Optional.empty());
    private static final Filter TYPE = new Filter(Optional.empty(), Optional.of("human"));

    private final ActiveChannels channels = new ActiveChannels();

    @Test
    void nameTheOneThatChangedLeastRecently() {
        channels.touch(HUMANS);
        channels.touch(BOTS);
        assertThat(channels.leastActive()).isEqualTo(HUMANS);

        channels.touch(HUMANS);
        assertThat(channels.leastActive()).isEqualTo(BOTS);
    }

    @Test
    void nameThoseThatPassAFilter() {
        channels.touch(HUMANS);
        channels.touch(BOTS);
        channels.touch(ELSEWHERE);
        channels.touch(HUMANS);

        assertThat(channels.passing(DOMAIN)).containsExactlyInAnyOrder(HUMANS, BOTS);
        assertThat(channels.passing(TYPE)).containsExactlyInAnyOrder(HUMANS, ELSEWHERE);
        assertThat(channels.passing(Filter.ANY)).containsExactlyInAnyOrder(HUMANS, BOTS, ELSEWHERE);
        assertThat(channels.count()).isEqualTo(3);
    }

    @Test
    void forgetWhatIsRemoved() {
        channels.touch(HUMANS);
        channels.touch(BOTS);
        channels.remove(HUMANS);
        channels.remove(ELSEWHERE);

        assertThat(channels.contains(HUMANS)).isFalse();
        assertThat(channels.leastActive()).isEqualTo(BOTS);
        assertThat(channels.passing(DOMAIN)).containsExactly(BOTS);
        assertThat(channels.passing(TYPE)).isEmpty();
        assertThat(channels.count()).isEqualTo(1);
    }
}
