package io.commentlog.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransferFilesTest {
    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = TransferFiles.write(file, file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void areReadAsTheyWereWrittenCompressedOrNot() throws IOException {
        String text = "one\ntwo\n";
        Path plain = file("plain", text);
        Path packed = file("packed.gz", text);
        assertThat(plain).hasContent(text);
        assertThat(Files.readAllBytes(packed)).startsWith(0x1f, 0x8b);
        for (Path file : new Path[] {plain, packed}) {
            try (InputStream in = TransferFiles.read(file)) {
                assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(text);
            }
        }
    }

    @Test
    void areCompressedByTheNameThatTheyWillHave() throws IOException {
        Path part = directory.resolve("packed.gz.part");
        TransferFiles.write(part, directory.resolve("packed.gz")).close();
        assertThat(Files.readAllBytes(part)).startsWith(0x1f, 0x8b);
    }

    /** Or an import would begin another file of that name after lines that it never had. */
    @Test
    void areKnownAgainByTheirFirstLine() throws IOException {
        String one = TransferFiles.begin(file("one", "first\n"));
        assertThat(TransferFiles.begin(file("longer", "first\nsecond\n"))).isEqualTo(one);
        assertThat(TransferFiles.begin(file("packed.gz", "first\nsecond\n"))).isEqualTo(one);
        assertThat(TransferFiles.begin(file("other", "other\nsecond\n"))).isNotEqualTo(one);
    }
}
