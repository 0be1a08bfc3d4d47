package io.commentlog.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NginxTest {
    @Test
    void keepsAllItsFilesInItsFolder() {
        String configuration = Nginx.configuration(Path.of("/tmp/some"), 4711);
        assertThat(configuration).contains("listen 127.0.0.1:4711;", "pid /tmp/some/nginx.pid;", "root /tmp/some;");
        assertThat(configuration).contains("location = " + Nginx.NOTHING + " ", "location = " + Nginx.PAGE + " ");
        assertThat(configuration).doesNotContain("DIR", "PORT");
    }
}
