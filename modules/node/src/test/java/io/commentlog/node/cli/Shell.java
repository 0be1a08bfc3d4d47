package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Runs command lines in this JVM, where brokers are waited for only for a moment, and keeps what they say. */
final class Shell {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /**
     * @param line the words, with one space between two
     * @return the exit code
     */
    int run(String line) {
        return run(Map.of(), line);
    }

    int run(Map<String, String> environment, String line) {
        return runWords(environment, line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    /** Of which one may have a space in it. */
    int runWords(Map<String, String> environment, String... words) {
        return new CommentlogCommand("1.2.3", environment, stream(out), stream(err), PATIENCE).run(words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** That the line is not run, and why. */
    void refuses(String line, String problem, String help) {
        forget();
        assertThat(run(line)).isEqualTo(2);
        assertThat(err().lines()).containsExactly("commentlog: " + problem, help + " tells what there is.");
        assertThat(out()).isEmpty();
    }

    /** With plain line ends. */
    String out() {
        return text(out);
    }

    /** With plain line ends. */
    String err() {
        return text(err);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    void forget() {
        out.reset();
        err.reset();
    }
}
