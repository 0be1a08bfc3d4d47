package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreeTest {
    @TempDir
    private Path temporary;

    @Test
    void isCopiedAndRemovedWithAllThatIsInIt() throws IOException {
        Path from = temporary.resolve("from");
        Files.createDirectories(from.resolve("a/b"));
        Files.writeString(from.resolve("a/b/c"), "said");
        Path to = temporary.resolve("to");
        Tree.copy(from, to);
        assertThat(to.resolve("a/b/c")).hasContent("said");
        Tree.remove(to);
        assertThat(to).doesNotExist();
        assertThat(from.resolve("a/b/c")).exists();
        Tree.remove(to); // is gone already
    }
}
