package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** How soon a comment is seen. Measured and told, not judged: the machine may be busy. */
@Tag("long")
@ExtendWith(SharedUp.class)
@Isolated("it measures")
final class VisibilityIT {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP = 400;
    private static final int COUNT = 1000;

    @Test
    void showsEveryPostSoonAfterItsAnswer(SharedUp.Running up) {
        CommentClient client = up.deployment().client();
        PollingReader.watch(client, "warm-up", WARM_UP, PER_SECOND);
        PollingReader.Seen seen = PollingReader.watch(client, "visibility", COUNT, PER_SECOND);
        Measured.tell(COUNT + " posts at " + PER_SECOND + "/s, POST answered when durable; " + seen.polls() + " polls");
        Measured.tell("  POST due to answered:        " + Measured.milliseconds(seen.answeredAfterDue()));
        Measured.tell("  answered to seen in a poll:  " + Measured.milliseconds(seen.visibleAfterAnswer()));
        Measured.tell("  POST due to seen in a poll:  " + Measured.milliseconds(seen.visibleAfterDue()));
        assertThat(seen.visibleAfterAnswer()).hasSize(COUNT);
    }
}
