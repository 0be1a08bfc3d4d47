package io.commentlog.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {
    @Test
    void saysEveryFieldAsTheContractSpellsIt() {
        Draft draft = Draft.of("Hi")
                .id("a")
                .username("ada")
                .domain("example.org")
                .language("fr")
                .color("red")
                .messageType("AI")
                .misc("m")
                .replyTo("q")
                .timestamp(1000)
                .context(List.of("c"))
                .forBot("echo");
        assertThat(draft)
                .hasToString(
                        "{\"text\":\"Hi\",\"id\":\"a\",\"username\":\"ada\",\"domain\":\"example.org\",\"language\":\"fr\","
                                + "\"color\":\"red\",\"message-type\":\"AI\",\"misc\":\"m\",\"replyTo\":\"q\",\"timestamp\":1000,"
                                + "\"context\":[\"c\"],\"botParams\":{\"entity\":\"echo\",\"processed\":false}}");
    }

    @Test
    void staysAsItIs() {
        Draft draft = Draft.of("Hi");
        draft.id("a");
        draft.json().put("id", "b");
        assertThat(draft.id()).isEmpty();
    }
}
