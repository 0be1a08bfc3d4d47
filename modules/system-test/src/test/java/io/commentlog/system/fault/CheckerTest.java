package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.CommentEvent;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each way in which a row can be bad, on a recorded one that is spoilt so. */
final class CheckerTest {
    private static final int COMMENTS = 8;
    private static final long SECOND = 1_000_000_000;

    private final Recorded row = new Recorded(COMMENTS);

    @Test
    void findsNothingInARowAsItShouldBe() {
        Row judged = row.judged();

        assertThat(judged.complaints()).isEmpty();
        assertThat(judged.polls()).isEqualTo(2 * COMMENTS);
        assertThat(judged.acknowledged()).isEqualTo(COMMENTS);
        assertThat(judged.recovery()).isZero();
    }

    @Test
    void turnsRedWhenAnEmptyAnswerComesFromAViewThatIsNotLoaded() {
        row.show(6, 200, new BitSet());

        assertThat(row.judged().blank()).isEqualTo(1);
        assertThat(row.judged().green()).isFalse();
    }

    @Test
    void turnsRedWhenAnAnswerHasFewerThanItsClientHasSeen() {
        row.show(9, 200, Recorded.facts(Fact.posted(0), Fact.posted(1)));

        assertThat(row.judged().blank()).isEqualTo(1);
    }

    @Test
    void turnsRedWhenAnUpdateIsDropped() {
        row.polls().forEach(poll -> poll.shown().clear(Fact.posted(3)));

        assertThat(row.judged().complaints()).singleElement().asString().contains("was not shown for PT4");
    }

    @Test
    void turnsRedWhenAMarkIsTakenBack() {
        row.show(8, 200, withMark(row.polls().get(8).shown()));

        assertThat(row.judged().backwards())
                .as("each later answer of that client")
                .isEqualTo(3);
    }

    private static BitSet withMark(BitSet shown) {
        BitSet marked = (BitSet) shown.clone();
        marked.set(Fact.marked(0));
        return marked;
    }

    @Test
    void turnsRedWhenADeletedCommentComesBack() {
        row.writes().add(new Write(Write.Kind.DELETE, 5, 6 * SECOND - 2, 6 * SECOND - 1, 200));
        row.log().add(new CommentEvent.Deleted(Recorded.NUMBERING.id(5)));
        row.views().values().forEach(view -> view.remove(Recorded.NUMBERING.id(5)));
        row.polls().subList(12, 16).forEach(poll -> poll.shown().clear(Fact.posted(5)));
        assertThat(row.judged().complaints()).isEmpty();

        row.polls().get(14).shown().set(Fact.posted(5));

        assertThat(row.judged().backwards()).isEqualTo(1);
    }

    @Test
    void turnsRedWhenAReadFails() {
        row.show(4, 503, new BitSet());

        assertThat(row.judged().failedReads()).isEqualTo(1);
        assertThat(row.judged().green()).isFalse();
        assertThat(row.judged().recovery()).isPositive();
    }

    @Test
    void forgivesNoStalenessBeyondTheLimit() {
        row.polls().subList(0, 8).forEach(poll -> poll.shown().clear(Fact.posted(1)));

        assertThat(row.judged().staleness()).hasMillis(2490);
        assertThat(row.judged().green()).isFalse();
    }

    @Test
    void countsWhatTheLogLacksAsLost() {
        row.log().removeIf(event -> event.id().equals(Recorded.NUMBERING.id(2)));
        row.views().values().forEach(view -> view.remove(Recorded.NUMBERING.id(2)));

        assertThat(row.judged().lost()).isEqualTo(1);
    }

    @Test
    void countsWhatAViewLacksInTheEndAsLost() {
        row.views().get("query-2").remove(0);

        assertThat(row.judged().lost()).isEqualTo(1);
    }

    @Test
    void countsAnAcknowledgedMarkThatTheLogLacksAsLost() {
        row.writes().add(new Write(Write.Kind.MARK, 7, 8 * SECOND, 8 * SECOND + 1, 200));

        assertThat(row.judged().lost()).isEqualTo(1);
    }

    @Test
    void countsAWriteThatWasRefusedForNoReasonAsLost() {
        row.writes().add(new Write(Write.Kind.MARK, 7, 8 * SECOND, 8 * SECOND + 1, 404));

        assertThat(row.judged().lost()).isEqualTo(1);
    }

    @Test
    void countsACommentThatAViewHasTwice() {
        row.views().get("query-1").add(Recorded.NUMBERING.id(1));

        assertThat(row.judged().duplicated()).isEqualTo(1);
    }

    @Test
    void turnsRedWhenAQuestionHasTwoRepliesOrNone() {
        row.log().add(new CommentEvent.Posted(Recorded.comment("again", Optional.of(Recorded.NUMBERING.id(3)))));
        row.views().values().forEach(view -> view.add("again"));
        assertThat(row.judged().mostReplies()).isEqualTo(2);
        assertThat(row.judged().green()).isFalse();

        row.log().removeIf(event -> event.id().equals("reply-0"));
        row.views().values().forEach(view -> view.remove("reply-0"));
        assertThat(row.judged().leastReplies()).isZero();
    }

    @Test
    void takesNoPromiseFromAWriteThatWasNotAcknowledged() {
        row.writes().add(new Write(Write.Kind.POST, 50, SECOND, 2 * SECOND, 503));

        assertThat(row.judged().complaints()).isEmpty();
        assertThat(row.judged().repeatedWrites()).isEqualTo(1);
        assertThat(row.judged().recovery()).hasSeconds(2);
    }
}
