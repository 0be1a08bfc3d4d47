package io.commentlog.event;

import static io.commentlog.event.Drafts.assertRejected;
import static io.commentlog.event.Drafts.comment;
import static io.commentlog.event.Drafts.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftStructuresTest {
    @Test
    void keepsAnEmptyContextAndLeavesOutWhatIsNoArray() {
        assertThat(with("'context':[]").context()).contains(List.of());
        assertThat(with("'context':'x'").context()).isEmpty();
        assertThat(with("'context':null").context()).isEmpty();
    }

    @Test
    void boundsTheContext() {
        assertRejected(400, "context must be an array of strings", () -> with("'context':['x',1]"));
        String entry = "'x',";
        assertThat(with("'context':[" + entry.repeat(199) + "'x']").context().orElseThrow())
                .hasSize(200);
        assertRejected(
                413, "context must have at most 200 entries", () -> with("'context':[" + entry.repeat(200) + "'x']"));
        String half = "x".repeat(32 * 1024);
        assertThat(with("'context':['" + half + "','" + half + "']").context()).isPresent();
        assertRejected(
                413, "context must take at most 64 KiB", () -> with("'context':['" + half + "','" + half + "','x']"));
        // Bytes, not characters.
        assertRejected(
                413,
                "context must take at most 64 KiB",
                () -> with("'context':['" + "\u20AC".repeat(22 * 1024) + "']"));
    }

    @Test
    void leavesBotParamsUntouched() {
        String json =
                "{'z':1,'a':[null,true,{'b':'  two  spaces '}],'processed':'yes','n':1.10,'e':1E+400,'big':12345678901234567890.5}";
        assertThat(with("'botParams':" + json).botParams().orElseThrow().toString())
                .isEqualTo(json.replace('\'', '"'));
        assertThat(with("'botParams':{}").botParams().orElseThrow().toString()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'x'", "null", "true"})
    void leavesOutBotParamsThatAreNoObject(String botParams) {
        assertThat(with("'botParams':" + botParams).botParams()).isEmpty();
    }

    @Test
    void boundsBotParams() {
        String fits = "{'a':'" + "x".repeat(8 * 1024 - 8) + "'}";
        assertThat(with("'botParams':" + fits).botParams()).isPresent();
        assertRejected(
                413, "botParams must take at most 8 KiB", () -> with("'botParams':" + fits.replace("'a'", "'ab'")));
    }

    @Test
    void leavesRoomToMarkWhatIsFull() {
        Comment full = comment(with("'botParams':{'a':'" + "x".repeat(8 * 1024 - 8) + "'}"));
        assertThat(full.withProcessed(false).processed()).isEqualTo(Processed.WAITING);
    }
}
