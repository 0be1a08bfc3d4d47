package io.commentlog.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemberIdTest {
    @TempDir
    private Path data;

    @Test
    void staysTheSameInOneDirectoryAndDiffersBetweenTwo() {
        String first = MemberId.in(data.resolve("a"));

        assertThat(MemberId.in(data.resolve("a"))).isEqualTo(first);
        assertThat(MemberId.in(data.resolve("b"))).isNotEqualTo(first);
        assertThat(first).as("as Kafka takes it").matches("[A-Za-z0-9._-]{1,200}");
    }

    @Test
    void isMadeAnewWhereItsFileIsDamaged() throws IOException {
        Files.write(data.resolve(MemberId.FILE), new byte[] {0, -1, 7});
        String made = MemberId.in(data);

        assertThat(made).hasSize(36);
        assertThat(MemberId.in(data)).isEqualTo(made);
    }

    @Test
    void refusesADirectoryThatCannotBe() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> MemberId.in(file)).isInstanceOf(CannotStart.class);
    }
}
