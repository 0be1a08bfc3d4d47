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
}
