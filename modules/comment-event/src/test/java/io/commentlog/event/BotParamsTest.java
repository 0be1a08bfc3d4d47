package io.commentlog.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BotParamsTest {
    private static ObjectNode object(String json) {
        return Draft.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static BotParams params(String json) {
        return BotParams.of(object(json));
    }

    @Test
    void hasThreeStates() {
        assertThat(params("{}").processed()).isEqualTo(Processed.ABSENT);
        assertThat(params("{'processed':false}").processed()).isEqualTo(Processed.WAITING);
        assertThat(params("{'processed':true}").processed()).isEqualTo(Processed.HANDLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "1", "'false'", "'true'", "''", "[]", "[false]", "{}", "{'processed':false}"})
    void countsOnlyTheLiterals(String value) {
        assertThat(params("{'processed':" + value + "}").processed()).isEqualTo(Processed.ABSENT);
    }

    @Test
    void changesNothingElseWhenTheFlagIsSet() {
        BotParams params = params("{'entity':'echo','processed':false,'x':{'processed':false}}");
        assertThat(params.withProcessed(true).toString())
                .isEqualTo("{\"entity\":\"echo\",\"processed\":true,\"x\":{\"processed\":false}}");
        assertThat(params.processed()).isEqualTo(Processed.WAITING);
    }

    @Test
    void cannotBeChangedFromOutside() {
        ObjectNode source = object("{'a':{'b':1}}");
        BotParams params = BotParams.of(source);
        source.withObject("/a").put("b", 2);
        params.toJson().withObject("/a").put("b", 3);
        assertThat(params).isEqualTo(params("{'a':{'b':1}}"));
    }

    @Test
    void givesAFieldAsTextOnlyIfItIsSome() {
        assertThat(params("{'entity':'echo'}").text("entity")).contains("echo");
        assertThat(params("{'entity':''}").text("entity")).isEmpty();
        assertThat(params("{'entity':7}").text("entity")).isEmpty();
        assertThat(params("{}").text("entity")).isEmpty();
    }

    @Test
    void isCreatedByAPatchWhereThereWasNone() {
        assertThat(BotParams.ofProcessed(true)).isEqualTo(params("{'processed':true}"));
    }

    @Test
    void hasTheFailureInPlaceOfAnyOtherAndNothingElseChanged() {
        Failure failure = new Failure("timeout", 3, "late");
        BotParams failed = params("{'failure':7,'processed':false}").withFailure(failure, new LogPosition(1, 2));
        assertThat(failed)
                .isEqualTo(params("{'failure':{'reason':'timeout','attempts':3,'lastError':'late','asked':'1:2'},"
                        + "'processed':false}"));
        assertThat(failed.failedQuestion()).contains(new LogPosition(1, 2));
        assertThat(failed.withoutFailure()).isEqualTo(params("{'processed':false}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'failure':1}", "{'failure':{'asked':12}}", "{'failure':{'asked':'never'}}"})
    void knowsNoFailedQuestionFromWhatAClientMadeUp(String json) {
        assertThat(params(json).failedQuestion()).isEmpty();
    }
}
