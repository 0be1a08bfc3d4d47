package io.commentlog.node.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.ViewName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AclTextTest {
    private static final AclText USUAL = new AclText(Map.of(), ViewName.DEFAULT, List.of("echo"), Optional.empty());

    /** Whoever changes it changes what every cluster with an authorizer must allow. */
    @Test
    void tellsTheLeastOfEachRole() {
        assertThat(USUAL.table().stream().map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "client | principal | resource | name | operations",
                        "ingest | User:commentlog-ingest | topic | comments | Write",
                        "materialize | User:commentlog-materialize | topic | comments | Read",
                        "materialize | User:commentlog-materialize | topic | comments.rejected | Write",
                        "materialize | User:commentlog-materialize | topic | commentlog-materialize-comments-changelog"
                                + " | Read, Write, Create",
                        "materialize | User:commentlog-materialize | topic"
                                + " | commentlog-materialize-recent-comments-changelog | Read, Write, Create",
                        "materialize | User:commentlog-materialize | group | commentlog-materialize | Read",
                        "materialize | User:commentlog-materialize | transactional-id | commentlog-materialize-* | Write",
                        "query | User:commentlog-query | topic | comments | Describe",
                        "query | User:commentlog-query | topic | commentlog-materialize-recent-comments-changelog | Read",
                        "query | User:commentlog-query | group | commentlog-materialize | Describe",
                        "bot | User:commentlog-bot | topic | comments | Read, Write",
                        "bot | User:commentlog-bot | topic | comments.unanswered | Write",
                        "bot | User:commentlog-bot | group | reply-bot.echo.urgent | Read, AlterConfigs",
                        "bot | User:commentlog-bot | group | reply-bot.echo.usual | Read, AlterConfigs",
                        "bot | User:commentlog-bot | group | reply-bot.echo.patient | Read, AlterConfigs",
                        "bot | User:commentlog-bot | group | reply-bot.any | Read, AlterConfigs",
                        "check | User:commentlog-check | topic | comments | Read",
                        "topics-apply | User:commentlog-topics-apply | topic | comments | Create, Describe, AlterConfigs",
                        "topics-apply | User:commentlog-topics-apply | topic | comments.rejected"
                                + " | Create, Describe, AlterConfigs",
                        "topics-apply | User:commentlog-topics-apply | topic | comments.unanswered"
                                + " | Create, Describe, AlterConfigs",
                        "bot-retry | User:commentlog-bot-retry | topic | comments | Write",
                        "bot-retry | User:commentlog-bot-retry | topic | comments.unanswered | Read, Write",
                        "import | User:commentlog-import | topic | comments | Read, Write",
                        "export | User:commentlog-export | topic | comments | Describe",
                        "export | User:commentlog-export | topic | commentlog-materialize-comments-changelog | Read",
                        "export | User:commentlog-export | group | commentlog-materialize | Describe");
    }

    @Test
    void tellsAShellTheSame() {
        assertThat(USUAL.commands())
                .hasSize(USUAL.table().size() - 1)
                .contains(
                        "kafka-acls.sh --bootstrap-server \"$KAFKA\" --command-config \"$ADMIN\" --add"
                                + " --allow-principal 'User:commentlog-bot' --operation Read --operation AlterConfigs"
                                + " --group 'reply-bot.echo.urgent'",
                        "kafka-acls.sh --bootstrap-server \"$KAFKA\" --command-config \"$ADMIN\" --add"
                                + " --allow-principal 'User:commentlog-materialize' --operation Write"
                                + " --transactional-id 'commentlog-materialize-' --resource-pattern-type prefixed");
    }

    @Test
    void isOfAnotherViewAndOfOthersWhereThatIsSo() {
        AclText other = new AclText(
                Map.of(Client.QUERY, "User:o'brien"), new ViewName("v2"), List.of(), Optional.of("kafka1:9093"));
        assertThat(other.commands())
                .contains("kafka-acls.sh --bootstrap-server 'kafka1:9093' --command-config \"$ADMIN\" --add"
                        + " --allow-principal 'User:o'\\''brien' --operation Describe"
                        + " --group 'commentlog-materialize-v2'")
                .noneMatch(command -> command.contains("reply-bot.echo"));
    }

    /** One process with two roles is one principal, which needs nothing twice. */
    @Test
    void saysNothingTwice() {
        AclText one = new AclText(
                Map.of(Client.CHECK, "User:ops", Client.BOT_RETRY, "User:ops", Client.INGEST, "User:ops"),
                ViewName.DEFAULT,
                List.of(),
                Optional.empty());
        assertThat(one.commands()).doesNotHaveDuplicates();
    }
}
