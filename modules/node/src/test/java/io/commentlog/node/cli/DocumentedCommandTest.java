package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentedCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no call",
                "./commentlog up",
                "nice ./commentlog run --roles broker --port=8080 # all of it",
                "./commentlog up: every role",
                "./commentlog bench plan --viewers 5 --explain | less",
                "./commentlog bench poll-50 --quick",
                "./commentlog import - --bootstrap-server H:P <file",
                "./commentlog COMMAND --help"
            })
    void findsNothingWrongWithARightOne(String text) {
        assertThat(DocumentedCommand.problem(text)).isEmpty();
    }

    @Test
    void findsACommandOrAnOptionThatIsNotThere() {
        assertThat(DocumentedCommand.problem("./commentlog upp")).contains("'commentlog' takes no upp");
        assertThat(DocumentedCommand.problem("./commentlog up --roles query"))
                .contains("'commentlog up' has no option --roles");
        assertThat(DocumentedCommand.problem("./commentlog up --port 1 now")).contains("'commentlog up' takes no now");
        assertThat(DocumentedCommand.problem("x && ./commentlog bench plan --quick"))
                .contains("'commentlog bench plan' has no option --quick");
    }
}
