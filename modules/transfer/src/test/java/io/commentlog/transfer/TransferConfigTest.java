package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.view.ViewName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transfer promises, whatever else its clients are told. */
final class TransferConfigTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void anImportCountsAsDoneWhatEveryReplicaHas() {
        ImportConfig config = new ImportConfig(
                "broker:9092",
                Map.of("acks", "1", "enable.idempotence", "false"),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                ImportConfig.REPLIES_AS,
                PATIENCE);
        assertThat(config.producerProperties())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("bootstrap.servers", "broker:9092");
    }

    @Test
    void anExportReadsWhatIsCommitted() {
        ExportConfig config = new ExportConfig(
                "broker:9092",
                Map.of("isolation.level", "read_uncommitted"),
                Optional.empty(),
                ViewName.DEFAULT,
                PATIENCE);
        assertThat(config.consumerProperties())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("bootstrap.servers", "broker:9092");
    }

    @ParameterizedTest
    @CsvSource({"imported:, true", "x, true", "reply:, false", "reply:old-, false", "rep, false", "a b, false"})
    void anIdMayBeginWithWhatNoReplyOfThisLogDoes(String prefix, boolean mayBegin) {
        assertThat(ImportConfig.isPrefix(prefix)).isEqualTo(mayBegin);
    }
}
