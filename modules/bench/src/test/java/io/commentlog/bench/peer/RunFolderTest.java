package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class RunFolderTest {
    @Test
    void isGoneWithAllThatIsInIt() throws IOException {
        RunFolder folder = new RunFolder();
        Files.writeString(Files.createDirectory(folder.path().resolve("node")).resolve("log"), "said");
        folder.close();
        assertThat(folder.path()).doesNotExist();
    }
}
