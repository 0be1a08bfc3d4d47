package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ScalingPageTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path PAGE = DOCS.resolve("scaling.md");
    private static final String REWRITE = "mvn -q -pl modules/node -am test -Dtest=ScalingPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcommentlog.rewrite=true";
    /** A command as one types it, and what it printed. */
    private static final Pattern PLAN =
            Pattern.compile("```\n\\$ \\./commentlog (bench plan [^\n]*)\n.*?```\n", Pattern.DOTALL);

    @Test
    void showsWhatThePlansPrint() throws IOException {
        String page = Files.readString(PAGE);
        String asPrinted = PLAN.matcher(page).replaceAll(plan -> Matcher.quoteReplacement(printed(plan)));
        if (Boolean.getBoolean("commentlog.rewrite")) {
            Files.writeString(PAGE, asPrinted);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/scaling.md is not what the plans print any more. To write it anew: %s", REWRITE)
                .isEqualTo(asPrinted);
    }

    @Test
    void hasThePlansOfThreeSizes() throws IOException {
        assertThat(PLAN.matcher(Files.readString(PAGE)).results()).hasSizeGreaterThanOrEqualTo(3);
    }

    private static String printed(MatchResult plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String line = plan.group(1) + " --costs " + DOCS.resolve("benchmarks");
        assertThat(new CommentlogCommand("test", Map.of(), print, print).run(line.split(" ", -1)))
                .isZero();
        return "```\n$ ./commentlog " + plan.group(1) + "\n"
                + out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n") + "```\n";
    }
}
