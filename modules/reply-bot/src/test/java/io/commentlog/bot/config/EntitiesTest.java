package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.bot.answer.Comments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {
    private static final Entities ENTITIES = Entities.of(List.of(Entity.ECHO));

    @Test
    void findsTheEntityThatTheCommentNames() {
        assertThat(ENTITIES.addressedBy(Comments.with("c", "{\"entity\":\"echo\"}")))
                .contains(Entity.ECHO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"entity\":\"\"}", "{\"entity\":\"Echo\"}", "{\"entity\":1}", "{\"entity\":null}"})
    void leavesACommentThatNamesNoneOfThem(String botParams) {
        assertThat(ENTITIES.addressedBy(Comments.with("c", botParams))).isEmpty();
    }

    @Test
    void leavesACommentWithoutBotParams() {
        assertThat(ENTITIES.addressedBy(Comments.plain("c", "human"))).isEmpty();
    }

    @Test
    void refusesTwoOfOneId() {
        assertThatThrownBy(() -> Entities.of(List.of(Entity.ECHO, Entity.ECHO)))
                .hasMessage("Two entities have the id echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " padded", "longer than sixteen units"})
    void acceptNoEntityWhoseRepliesCouldNotBeSigned(String username) {
        assertThatThrownBy(() -> new Entity("e", username, "1", new Answering.Echo(), Polish.NONE, Rules.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The username of entity e");
    }
}
