package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
    @TempDir
    private Path directory;

    @Test
    void hasANameAndAValueALine() throws IOException {
        Path path = directory.resolve("commentlog.conf");
        Files.writeString(
                path,
                "# all of it\n\nport=9000\r\n data = /var/lib/comment log \nallow-origin=https://ü.example?a=b\n");
        SettingsFile file = SettingsFile.read(path);
        assertThat(file.name()).isEqualTo(path.toString());
        assertThat(file.problems()).isEmpty();
        assertThat(file.values())
                .containsExactly(
                        entry("port", "9000"),
                        entry("data", "/var/lib/comment log"),
                        entry("allow-origin", "https://ü.example?a=b"));
    }

    @Test
    void takesABackslashForWhatItIs() {
        assertThat(SettingsFile.parse("f", List.of("data=C:\\new")).values()).containsEntry("data", "C:\\new");
    }

    @Test
    void namesEveryLineThatIsNone() {
        SettingsFile file = SettingsFile.parse("f", List.of("port 9000", "bind=::1", "=6", "bind=127.0.0.1"));
        assertThat(file.problems())
                .containsExactly(
                        "Line 1 of f must be name=value, not 'port 9000'.",
                        "Line 3 of f must be name=value, not '=6'.",
                        "Line 4 of f sets bind a second time.");
        assertThat(file.values()).containsExactly(entry("bind", "::1"));
    }

    @Test
    void saysWhyItCannotBeRead() throws IOException {
        Path missing = directory.resolve("missing");
        assertThat(SettingsFile.read(missing).problems())
                .containsExactly("Cannot read the settings in " + missing + ": there is no such file.");
        assertThat(SettingsFile.read(directory).problems())
                .singleElement()
                .asString()
                .startsWith("Cannot read the settings in " + directory + ": ");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(SettingsFile.read(binary).problems())
                .containsExactly("Cannot read the settings in " + binary + ": it is not UTF-8 text.");
    }
}
