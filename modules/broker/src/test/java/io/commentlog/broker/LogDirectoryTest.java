package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogDirectoryTest {
    @TempDir
    Path data;

    private Path meta() {
        return data.resolve("kafka").resolve("meta.properties");
    }

    @Test
    void isFormattedOnceAndKeepsItsIdentity() throws IOException {
        Path log = LogDirectory.ready(data);
        String first = Files.readString(meta());
        assertThat(LogDirectory.ready(data)).isEqualTo(log).isEqualTo(data.resolve("kafka"));
        assertThat(Files.readString(meta())).isEqualTo(first).contains("node.id=1");
    }

    @Test
    void isFormattedAfterAFormatThatWasCutShort() throws IOException {
        LogDirectory.ready(data);
        Files.delete(meta());
        LogDirectory.ready(data);
        assertThat(meta()).exists();
    }

    @Test
    void refusesAnotherClustersNode() throws IOException {
        LogDirectory.ready(data);
        Files.writeString(meta(), "version=1\ncluster.id=abc\nnode.id=7\n");
        assertThatThrownBy(() -> LogDirectory.ready(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("belongs to node 7 of another Kafka cluster");
    }

    @Test
    void refusesABrokenIdentity() throws IOException {
        LogDirectory.ready(data);
        for (String broken : new String[] {"", "version=1\nnode.id=1\n", "version=banana\n", "\u0000\u0001"}) {
            Files.writeString(meta(), broken);
            assertThatThrownBy(() -> LogDirectory.ready(data))
                    .as(broken)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("meta.properties is broken");
        }
    }

    @Test
    void neverFormatsWhatHoldsLogs() throws IOException {
        LogDirectory.ready(data);
        Files.delete(meta());
        Files.createDirectory(data.resolve("kafka").resolve("comments-0"));
        assertThatThrownBy(() -> LogDirectory.ready(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds logs but no meta.properties");
    }
}
