package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration as nginx itself reads it. */
final class NginxTest {
    @Test
    void wouldStart(@TempDir Path directory) throws Exception {
        assumeTrue(NginxProcess.program().isPresent(), NginxProcess.MISSING);
        Map<String, Integer> ports =
                Map.of("query-1:8080", 15_001, "query-2:8080", 15_002, "bot-1:8080", 15_003, "listen 8080", 15_004);
        assertThat(NginxProcess.problems(NginxProcess.configure(ports, directory)))
                .isEmpty();
    }
}
