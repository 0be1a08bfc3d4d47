package io.commentlog.node.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.Readiness;
import io.commentlog.node.ops.Reading.Figure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FaultWatchTest {
    private static final RoleState WELL = new RoleState("query", Readiness.READY, Readiness.READY);
    private static final RoleState LOADING =
            new RoleState("query", Readiness.notYet("the view is loading"), Readiness.notYet("the view is loading"));
    private static final RoleState CUT_OFF =
            new RoleState("query", Readiness.READY, Readiness.notYet("no broker answers"));

    private final FaultWatch watch = new FaultWatch();

    private List<String> sentences(RoleState role, Reading before, Reading now) {
        return watch.look(List.of(role), before, now).stream()
                .map(Fault::sentence)
                .toList();
    }

    private List<String> sentences(RoleState role) {
        return sentences(role, reading(), reading());
    }

    private static Reading reading(Figure... figures) {
        return new Reading(1, List.of(figures));
    }

    private static Figure figure(String name, double value, String... tag) {
        return new Figure(name, tag.length == 0 ? Map.of() : Map.of(tag[0], tag[1]), value);
    }

    @Test
    void tellsOnceThatARoleIsNotWellAnyMoreAndOnceThatItIs() {
        assertThat(sentences(WELL)).isEmpty();
        assertThat(sentences(CUT_OFF)).containsExactly("The role query is cut off: no broker answers");
        assertThat(sentences(CUT_OFF)).isEmpty();
        assertThat(sentences(WELL)).containsExactly("The role query is well again");
        assertThat(sentences(LOADING)).containsExactly("The role query is not ready: the view is loading");
    }

    @Test
    void takesNoStartForAFault() {
        assertThat(sentences(LOADING)).isEmpty();
        assertThat(sentences(WELL)).isEmpty();
    }

    @Test
    void tellsOfCountersThatShouldStandStill() {
        Reading before = reading(figure("commentlog.fold.rejected", 1), figure("commentlog.http.bugs", 0));
        Reading now = reading(figure("commentlog.fold.rejected", 3), figure("commentlog.http.bugs", 0));
        assertThat(watch.look(List.of(WELL), before, now)).singleElement().satisfies(fault -> {
            assertThat(fault.sentence()).contains("comments.rejected");
            assertThat(fault.times()).isEqualTo(2);
        });
        assertThat(sentences(WELL, now, now)).isEmpty();
        assertThat(sentences(WELL, reading(), now))
                .as("counters that have just appeared")
                .isEmpty();
    }

    @Test
    void tellsOfBlankReadsAndOfNoOthers() {
        Reading before = reading(figure("commentlog.reads", 0, "kind", "blank"));
        assertThat(sentences(WELL, before, reading(figure("commentlog.reads", 1, "kind", "blank"))))
                .hasSize(1);
        assertThat(sentences(WELL, before, reading(figure("commentlog.reads", 0, "kind", "blank"))))
                .isEmpty();
    }

    @Test
    void tellsWhichEntityHasTrouble() {
        Figure failed = new Figure("commentlog.bot.failures", Map.of("entity", "oracle", "reason", "timeout"), 1);
        assertThat(sentences(WELL, reading(), reading(failed)))
                .singleElement()
                .asString()
                .contains("oracle", "timeout");
        assertThat(sentences(WELL, reading(failed), reading(failed))).isEmpty();
    }

    @Test
    void tellsOnceThatTheViewIsOldAndOnceThatItIsNot() {
        assertThat(sentences(WELL)).isEmpty();
        Reading old = reading(figure("commentlog.view.age", 11));
        assertThat(sentences(WELL, reading(), old)).containsExactly("The view has not been complete for ten seconds");
        assertThat(sentences(WELL, old, old)).isEmpty();
        assertThat(sentences(WELL, old, reading(figure("commentlog.view.age", 0.4))))
                .containsExactly("The view is complete again");
    }
}
