package io.commentlog.event;

import static io.commentlog.event.Drafts.COLOR;
import static io.commentlog.event.Drafts.NOW;
import static io.commentlog.event.Drafts.assertRejected;
import static io.commentlog.event.Drafts.body;
import static io.commentlog.event.Drafts.comment;
import static io.commentlog.event.Drafts.draft;
import static io.commentlog.event.Drafts.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftTest {
    @Test
    void fillsInWhatIsLeftOpen() {
        assertThat(comment(draft("{'text':'hi'}")))
                .isEqualTo(new Comment(
                        "new-id",
                        "hi",
                        NOW,
                        Optional.empty(),
                        COLOR,
                        "unknown",
                        "en",
                        "human",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void keepsWhatTheClientSays() {
        Draft draft = draft("{'id':'a.B_c:1-2','text':' hi  there ','timestamp':1699999999999,'username':' Ada ',"
                + "'color':'155080200','domain':'example.org','language':'de','message-type':'AI','misc':' m ',"
                + "'context':['x',''],'botParams':{'entity':'echo'},'replyTo':'q'}");
        assertThat(comment(draft))
                .isEqualTo(new Comment(
                        "a.B_c:1-2",
                        "hi there",
                        1_699_999_999_999L,
                        Optional.of("Ada"),
                        "155080200",
                        "example.org",
                        "de",
                        "AI",
                        " m ",
                        Optional.of(List.of("x", "")),
                        Optional.of(BotParams.of(body("{'entity':'echo'}"))),
                        Optional.of("q")));
    }

    @Test
    void dropsAllOtherFields() {
        assertThat(with("'admin':true,'processed':true")).isEqualTo(draft("{'text':'hi'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'text':''}", "{'text':' \\n\\u3000 '}", "{'text':1}", "{'text':null}", "{'text':['hi']}"
            })
    void wantsText(String body) {
        assertRejected(400, "Comment text is required", () -> draft(body));
    }

    @Test
    void cutsLongTextWithoutAnError() {
        assertThat(draft("{'text':'" + "x".repeat(5000) + "'}").text()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'a b'", "'a/b'", "'\\u00e4'", "'a\\n'", "7", "true", "{}", "[]"})
    void refusesOtherIds(String id) {
        assertRejected(400, "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -", () -> with("'id':" + id));
    }

    @Test
    void takesIdsOfUpTo128Characters() {
        String id = "x".repeat(128);
        assertThat(with("'id':'" + id + "'").id()).contains(id);
        assertRejected(400, "id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -", () -> with("'id':'" + id + "x'"));
        assertThat(with("'id':null").id()).isEmpty();
    }

    @Test
    void leavesReplyIdsToTheBot() {
        assertRejected(400, "Ids that begin with reply: belong to the bot's replies", () -> with("'id':'reply:0:1'"));
        assertThat(with("'id':'reply-1'").id()).contains("reply-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "'1'", "true", "[]", "{}", "-1e30", "1e-400"})
    void refusesOtherTimestamps(String timestamp) {
        assertRejected(
                400,
                "timestamp must be an integer of at least 0, in milliseconds since the epoch",
                () -> with("'timestamp':" + timestamp));
    }

    @Test
    void takesTimestampsThatAreIntegersHoweverTheyAreWritten() {
        assertThat(with("'timestamp':0").timestamp()).isEqualTo(OptionalLong.of(0));
        assertThat(with("'timestamp':1000.0").timestamp()).isEqualTo(OptionalLong.of(1000));
        assertThat(with("'timestamp':1e3").timestamp()).isEqualTo(OptionalLong.of(1000));
        assertThat(with("'timestamp':null").timestamp()).isEmpty();
    }

    @Test
    void takesTheServersClockWhereTheClientsIsFarAhead() {
        assertThat(comment(with("'timestamp':" + (NOW + 5_000))).timestamp()).isEqualTo(NOW + 5_000);
        assertThat(comment(with("'timestamp':" + (NOW + 5_001))).timestamp()).isEqualTo(NOW);
        assertThat(comment(with("'timestamp':" + Long.MAX_VALUE)).timestamp()).isEqualTo(NOW);
        assertThat(comment(with("'timestamp':99999999999999999999999")).timestamp())
                .isEqualTo(NOW);
        assertThat(comment(with("'timestamp':1e999999999")).timestamp()).isEqualTo(NOW);
        assertThat(comment(with("'timestamp':1")).timestamp()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'  '", "7", "null", "{}"})
    void leavesOtherUsernamesOut(String username) {
        assertThat(with("'username':" + username).username()).isEmpty();
    }

    @Test
    void cutsUsernamesAtSixteen() {
        assertThat(with("'username':'  seventeen letters'").username()).contains("seventeen letter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "7", "null", "{}"})
    void takesTheDefaultForWhatIsNoString(String value) {
        Draft draft = with("'color':%1$s,'domain':%1$s,'language':%1$s,'message-type':%1$s,'misc':%1$s,'replyTo':%1$s"
                .formatted(value));
        assertThat(draft).isEqualTo(draft("{'text':'hi'}"));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(with("'color':'" + "c".repeat(32) + "'").color()).isPresent();
        assertRejected(400, "color must have at most 32 characters", () -> with("'color':'" + "c".repeat(33) + "'"));
        assertThat(with("'domain':'" + "d".repeat(253) + "'").domain()).hasSize(253);
        assertRejected(
                400, "domain must have at most 253 characters", () -> with("'domain':'" + "d".repeat(254) + "'"));
        assertThat(with("'misc':'" + "m".repeat(2000) + "'").misc()).hasSize(2000);
        assertRejected(400, "misc must have at most 2000 characters", () -> with("'misc':'" + "m".repeat(2001) + "'"));
        assertRejected(
                400, "language must have at most 35 characters", () -> with("'language':'" + "l".repeat(36) + "'"));
    }

    @Test
    void wantsAPlainMessageType() {
        assertThat(with("'message-type':'my_Type-2'").messageType()).isEqualTo("my_Type-2");
        String sentence = "message-type must be 1 to 32 characters of A-Z a-z 0-9 _ -";
        assertRejected(400, sentence, () -> with("'message-type':'a b'"));
        assertRejected(400, sentence, () -> with("'message-type':'" + "t".repeat(33) + "'"));
    }

    @Test
    void takesTheDomainFromTheOriginIfTheBodyHasNone() {
        Optional<String> origin = Optional.of("https://example.org:8443");
        assertThat(Draft.of(body("{'text':'hi'}"), origin).domain()).isEqualTo("example.org:8443");
        assertThat(Draft.of(body("{'text':'hi','domain':'other'}"), origin).domain())
                .isEqualTo("other");
        assertThat(Draft.of(body("{'text':'hi'}"), Optional.of("chrome-extension://abc"))
                        .domain())
                .isEqualTo("abc");
        assertThat(Draft.of(body("{'text':'hi'}"), Optional.of("https://")).domain())
                .isEqualTo("unknown");
        assertThat(Draft.of(body("{'text':'hi'}"), Optional.of("https://" + "d".repeat(254)))
                        .domain())
                .isEqualTo("unknown");
    }

    @Test
    void wantsAnIdAsReplyTo() {
        assertRejected(400, "replyTo must be the id of a comment", () -> with("'replyTo':'a b'"));
    }

    @Test
    void makesEveryStringWellFormed() {
        Comment comment = comment(with("'misc':'\\ud83d','context':['\\ude00'],'botParams':{'a':['\\ude00']}"));
        assertThat(comment.misc()).isEqualTo("\uFFFD");
        assertThat(comment.context()).contains(List.of("\uFFFD"));
        assertThat(comment.botParams().orElseThrow().toString()).isEqualTo("{\"a\":[\"\uFFFD\"]}");
        assertRejected(400, "Body must be a JSON object", () -> with("'botParams':{'\\ud83d':1}"));
    }
}
