package io.commentlog.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two ways to the image, and the launcher: what one says, the others say. */
final class ImageFilesTest {
    private static final Path OPTIONS = Path.of("src/main/image/app/jvm.options");

    private final String launcher = text("../../commentlog");
    private final String pom = text("pom.xml");
    private final String dockerfile = text("../../docs/deploy/Dockerfile");

    @Test
    void giveTheJvmWhatTheLauncherGivesIt() throws IOException {
        List<String> options = Files.readAllLines(OPTIONS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> launched =
                List.of(found("\\noptions=\\(([^)]*)\\)", launcher).split("\\s+", -1));
        assertThat(options).startsWith(launched.toArray(String[]::new));
        assertThat(options.subList(launched.size(), options.size()))
                .containsExactly("-cp", "/app/classpath/*:/app/libs/*");
    }

    @Test
    void beginWithTheSameJava() {
        assertThat(dockerfile).contains("\nFROM " + found("<image.base>(.*)</image.base>", pom) + "\n");
    }

    @Test
    void areRunByTheSameUserInTheSameWay() {
        assertThat(dockerfile).contains("\nUSER " + found("<user>(.*)</user>", pom) + "\n");
        assertThat(pom).contains("<part>java</part>", "<part>@/app/jvm.options</part>", "<arg>--help</arg>");
        assertThat(dockerfile)
                .contains(
                        "ENTRYPOINT [\"java\", \"@/app/jvm.options\", \"io.commentlog.node.Main\"]",
                        "CMD [\"--help\"]",
                        "COMMENTLOG_BIND=" + found("<COMMENTLOG_BIND>(.*)</", pom),
                        "COMMENTLOG_DATA=" + found("<COMMENTLOG_DATA>(.*)</", pom),
                        "VOLUME " + found("<volume>(.*)</", pom),
                        "EXPOSE " + found("<port>(.*)</", pom));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
