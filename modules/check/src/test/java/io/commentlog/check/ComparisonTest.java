package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import io.commentlog.event.Processed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every kind of damage to what a node shows is found, and named, and nothing is found where there is none. */
final class ComparisonTest {
    private static final WindowFilter HUMANS = new WindowFilter(Optional.of("example.org"), Optional.of("human"));

    private final Scene scene = new Scene();

    ComparisonTest() {
        for (int i = 0; i < 6; i++) {
            scene.post(i % 2, Scene.comment("c" + i, 100 + i));
        }
        scene.post(0, Scene.question("q", 103)); // as old as c3, and after it by its id
        scene.mark(0, "q", true);
        scene.post(1, Scene.in("other.org", Scene.comment("far", 50)));
        scene.post(1, Scene.comment("gone", 200));
        scene.delete(1, "gone");
    }

    @Test
    void findsNothingInAnHonestNode() {
        Findings findings = scene.ofTheNode();
        assertThat(findings.lines()).noneMatch(line -> line.startsWith(Scene.NODE));
        assertThat(findings.differences()).isZero();
        assertThat(findings.checked(Check.WINDOW)).isEqualTo(6);
        assertThat(findings.checked(Check.BY_ID)).isEqualTo(9);
    }

    @Test
    void findsALostComment() {
        found(Check.WINDOW, "does not show comment c4 (at 0:2)", list -> without(list, "c4"));
    }

    @Test
    void findsALostCommentAlsoWhereAnOlderOneTookItsPlace() {
        Shown.One older = scene.honest(new WindowFilter(Optional.of("other.org"), Optional.empty()))
                .newestFirst()
                .get(0);
        Findings findings = scene.ofTheNode(
                WindowFilter.ANY,
                shown -> Scene.changed(shown, list -> {
                    list.removeIf(one -> one.id().equals("c5"));
                    list.add(older);
                    return list;
                }));
        assertThat(findings.differences()).isOne();
        assertThat(findings.lines()).anyMatch(line -> line.contains("does not show comment c5"));
    }

    @Test
    void findsOneShownTwice() {
        found(Check.ORDER, "shows comment c5 twice", list -> {
            list.set(1, list.get(0));
            return list;
        });
    }

    @Test
    void findsAWrongOrder() {
        found(Check.ORDER, "shows comment c3 on the wrong side of q", list -> {
            Collections.swap(list, 2, 3);
            return list;
        });
    }

    @Test
    void findsAWrongMark() {
        found(Check.COMMENT, "q as unprocessed, which in the log is processed.", list -> {
            list.replaceAll(one -> one.id().equals("q") ? Scene.marked(one, Processed.WAITING) : one);
            return list;
        });
    }

    @Test
    void findsAnotherText() {
        found(Check.COMMENT, "c5 otherwise than it was posted (at 1:2)", list -> {
            list.set(0, Scene.reworded(list.get(0)));
            return list;
        });
    }

    @Test
    void findsADeletedComment() {
        Shown.One gone = Shown.One.of(Scene.comment("gone", 200), new Fingerprints(7));
        found(Check.COMMENT, "shows comment gone, which is deleted.", list -> {
            list.add(0, gone);
            return list;
        });
    }

    @Test
    void findsACommentOfNobody() {
        Shown.One forged = Shown.One.of(Scene.comment("forged", 300), new Fingerprints(7));
        found(Check.COMMENT, "shows comment forged, which the log does not have.", list -> {
            list.add(0, forged);
            return list;
        });
    }

    @Test
    void findsACommentOfAnotherChannel() {
        Shown.One far = Shown.One.of(Scene.in("other.org", Scene.comment("far", 50)), new Fingerprints(7));
        found(Check.COMMENT, "shows comment far, which does not belong there.", list -> {
            list.add(far);
            return list;
        });
    }

    @Test
    void findsAWindowThatShowsTooMany() {
        Shown.One older = Shown.One.of(Scene.comment("c2", 102), new Fingerprints(7));
        found(Check.WINDOW, "shows 5 comments, more than 4", list -> {
            list.add(older);
            return list;
        });
    }

    @Test
    void findsAStaleNode() {
        scene.logged(0, new CommentEvent.Posted(Scene.comment("new", 400)));
        Findings findings = scene.ofTheNode();
        assertThat(findings.differences(Check.WINDOW)).isEqualTo(4);
        assertThat(findings.differences(Check.TOTAL)).isOne();
        assertThat(findings.differences(Check.BY_ID)).isOne();
    }

    @Test
    void findsWhatIsLostBehindTheWindows() {
        scene.node().remove("c0");
        Findings findings = scene.ofTheNode();
        assertThat(findings.differences()).isEqualTo(2);
        assertThat(findings.lines())
                .contains(
                        "http://node counts 7 comments, the log 8.",
                        "http://node answers 410 for comment c0 (at 0:0), where 200 is due.");
    }

    @Test
    void findsACommentCountedTwice() {
        scene.node().put("ghost", Scene.in("ghost.org", Scene.comment("ghost", 1)));
        Findings findings = scene.ofTheNode();
        assertThat(findings.differences(Check.TOTAL)).isOne();
        assertThat(findings.lines()).contains("http://node counts 9 comments, the log 8.");
    }

    @Test
    void countsADeletionOnce() {
        scene.delete(1, "gone");
        assertThat(scene.ofTheNode().differences()).isZero();
    }

    @Test
    void knowsThatDeletedOnesTakeAPartitionsRoom() {
        for (int i = 0; i <= Scene.RECENT; i++) {
            scene.post(0, Scene.comment("short" + i, 500 + i));
        }
        for (int i = 0; i <= Scene.RECENT; i++) {
            scene.delete(0, "short" + i);
        }
        Findings findings = scene.ofTheNode(HUMANS, shown -> Scene.changed(shown, list -> without(list, "c4")));
        assertThat(findings.differences())
                .as("c4 is behind a whole window of its partition")
                .isZero();
        found(Check.WINDOW, "does not show comment c5", list -> without(list, "c5"));
    }

    @Test
    void findsAWrongMarkById() {
        scene.node().computeIfPresent("c0", (id, comment) -> comment.withProcessed(true));
        Findings findings = scene.ofTheNode();
        assertThat(findings.differences(Check.BY_ID)).isOne();
        assertThat(findings.differences()).isOne();
    }

    @Test
    void doesNotJudgeWhatIsTouchedWhileNodesAreAsked() {
        scene.fold().watch();
        scene.logged(0, new CommentEvent.Posted(Scene.comment("new", 400)));
        scene.logged(1, new CommentEvent.Patched("c5", false));
        scene.logged(0, new CommentEvent.Deleted("c4"));
        assertThat(scene.ofTheNode().differences()).as("before all of it").isZero();
        scene.node().put("new", Scene.comment("new", 400));
        assertThat(scene.ofTheNode().differences()).as("after the first").isZero();
        scene.node().remove("c4");
        assertThat(scene.ofTheNode().differences()).as("after two").isZero();
    }

    @Test
    void judgesWhatIsNotTouchedWhileNodesAreAsked() {
        scene.fold().watch();
        scene.logged(1, new CommentEvent.Posted(Scene.comment("new", 400)));
        found(Check.WINDOW, "does not show comment c4", list -> without(list, "c4"));
    }

    @Test
    void findsNothingWhereDeletionsHaveMadeAWindowShort() {
        for (int i = 0; i < 2 * Scene.RECENT; i++) {
            scene.post(0, Scene.comment("short" + i, 500 + i));
        }
        for (int i = 0; i < 2 * Scene.RECENT; i++) {
            scene.delete(0, "short" + i);
        }
        // What is older than so many of its partition is in no store that windows are filled from.
        Findings findings = scene.ofTheNode(HUMANS, shown -> Scene.changed(shown, list -> without(list, "c4")));
        assertThat(findings.differences()).isZero();
    }

    @Test
    void judgesOnlyWhatIsShownWhereNodesHaveNoRoomForAll() {
        LoggedWindows windows = new LoggedWindows(2, 5);
        for (int i = 0; i < 6; i++) {
            windows.posted(Scene.in("d" + i / 2, Scene.comment("c" + i, i)), 0, i);
        }
        assertThat(windows.crowded()).isTrue();
        assertThat(windows.filters()).doesNotContainKey(new WindowFilter(Optional.of("d0"), Optional.empty()));
    }

    @Test
    void comparesNodes() {
        Shown honest = scene.honest(WindowFilter.ANY);
        Shown other = Scene.changed(honest, list -> without(list, "q"));
        Findings findings = new Findings();
        Comparison comparison = new Comparison(scene.fold(), findings);
        comparison.alike("a", "b", WindowFilter.ANY, honest, honest);
        assertThat(findings.differences()).isZero();
        comparison.alike("a", "b", WindowFilter.ANY, honest, other);
        assertThat(findings.lines())
                .contains("a and b show different comments in the window of domain any, type any behind the newest 2.");
        comparison.alike("a", "b", WindowFilter.ANY, honest, Scene.changed(honest, list -> list.subList(0, 3)));
        assertThat(findings.differences()).as("one ends before the other").isEqualTo(2);
        assertThat(findings.checked(Check.ALIKE)).isEqualTo(3);
    }

    @Test
    void judgesOfManyPagesOnlyTheFirstWhileTheLogMoves() {
        Shown honest = scene.honest(HUMANS);
        List<Shown.One> moved = new ArrayList<>(honest.newestFirst());
        moved.set(3, moved.get(1)); // came in between the two pages, and pushed what was read already to the second
        Shown pages = new Shown(moved, honest.total(), 2);
        assertThat(scene.ofTheNode(HUMANS, shown -> pages).differences()).isEqualTo(2);
        scene.fold().watch();
        scene.logged(0, new CommentEvent.Posted(Scene.comment("new", 400)));
        assertThat(scene.ofTheNode(HUMANS, shown -> pages).differences()).isZero();
    }

    private void found(Check check, String what, UnaryOperator<List<Shown.One>> damage) {
        Findings findings = scene.ofTheNode(HUMANS, shown -> Scene.changed(shown, damage));
        assertThat(findings.lines()).anyMatch(line -> line.startsWith(Scene.NODE) && line.contains(what));
        assertThat(findings.differences(check)).isOne();
    }

    private static List<Shown.One> without(List<Shown.One> list, String id) {
        return list.stream().filter(one -> !one.id().equals(id)).toList();
    }
}
