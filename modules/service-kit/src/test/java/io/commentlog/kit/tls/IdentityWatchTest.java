package io.commentlog.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityWatchTest {
    @TempDir
    private Path directory;

    private final List<String> served = new ArrayList<>();
    private final X509Bundle one = Certificates.named("one");
    private final X509Bundle two = Certificates.named("two");
    private TlsFiles files;
    private IdentityWatch watch;

    @BeforeEach
    void begin() {
        files = Certificates.write(one, directory);
        watch = new IdentityWatch(files, identity -> served.add(identity.toString()));
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }

    @Test
    void tellsNothingWhileNothingChanges() {
        look(3);
        assertThat(served).isEmpty();
        assertThat(watch.first().toString()).startsWith("CN=one");
    }

    @Test
    void tellsWhatIsNewOnce() {
        Certificates.write(two, directory);
        look(4);
        assertThat(served).singleElement().asString().startsWith("CN=two");
    }

    @Test
    void waitsUntilBothFilesAreWritten() {
        Certificates.write(files.certificate(), two.getCertificatePathPEM());
        look(1);
        Certificates.write(files.key(), two.getPrivateKeyPEM());
        look(2);
        assertThat(served).singleElement().asString().startsWith("CN=two");
    }

    @Test
    void goesOnWithTheOldWhileTheNewCannotBeUsed() {
        Certificates.write(files.key(), two.getPrivateKeyPEM());
        look(3);
        assertThat(served).isEmpty();
        Certificates.write(files.certificate(), two.getCertificatePathPEM());
        look(2);
        assertThat(served).hasSize(1);
    }
}
