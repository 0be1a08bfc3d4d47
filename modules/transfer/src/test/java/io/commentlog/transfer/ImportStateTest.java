package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportStateTest {
    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = ImportState.beside(directory.resolve("comments.ndjson"));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        ImportState state = new ImportState("topic", "begin", 4_000, 2);
        state.write(path);
        assertThat(ImportState.read(path, "topic", "begin")).contains(state);
        assertThat(path).hasFileName("comments.ndjson.import");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void isNoneOfAnotherLogOrAnotherFile() throws IOException {
        new ImportState("topic", "begin", 4_000, 2).write(path);
        assertThat(ImportState.read(path, "other", "begin")).isEmpty();
        assertThat(ImportState.read(path, "topic", "other")).isEmpty();
    }

    @Test
    void isNoneWhereThereIsNothingOrOnlyHalf() throws IOException {
        assertThat(ImportState.read(path, "topic", "begin")).isEmpty();
        Files.writeString(path, "log=topic\nbegin=begin\nlines=");
        assertThat(ImportState.read(path, "topic", "begin")).isEmpty();
    }
}
