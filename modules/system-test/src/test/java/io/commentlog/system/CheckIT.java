package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code commentlog check} as who operates the system runs it, over a log in which everything has happened. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckIT {
    private static final int COMMENTS = 200;
    /** As often as the bot answers: what it has not answered when the check ends, only keeps the test waiting. */
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(20);

    private Deployment up;
    private NodeProcess secondNode;
    private String second;

    @BeforeAll
    void start(@TempDir Path data) {
        up = Deployment.inOneProcess("check", Deployment.Place.in(data));
        int port = FreePorts.next();
        second = "http://127.0.0.1:" + port;
        secondNode = up.anotherFront("check", port);
        secondNode.awaitReady(port);
        CommentClient client = up.client();
        for (int i = 0; i < COMMENTS; i++) {
            Draft draft = Draft.of("Text " + i).withId("c" + i).withDomain("d" + i % 3 + ".org");
            client.post(i % 4 == 0 ? draft.forBot("echo") : i % 4 == 1 ? draft.forBot("nobody") : draft);
        }
        client.patch("c1", true);
        client.delete("c2");
        client.delete("c4");
        BotProgress bot = new BotProgress(up.bootstrapServers());
        bot.awaitDone();
        client.patch("c8", false);
        client.post(Draft.of("Once more").withId("c0"));
        bot.awaitDone();
    }

    @AfterAll
    void end() {
        secondNode.close();
        up.close();
    }

    @Test
    void findsAllRight() {
        Told told = check("--query", up.client().url() + "," + second, "--idle", "2");
        assertThat(told.code()).as("exit code, with %s", told).isZero();
        assertThat(told.out())
                .contains("No differences.")
                .containsPattern("a reply for each time a comment waited +[1-9][0-9]+ +0\\n")
                .containsPattern("comments by id as the log says +[1-9][0-9]+ +0\\n")
                .containsPattern("nodes show the same +[1-9][0-9]* +0\\n");
    }

    @Test
    void findsAllRightWhileCommentsArePosted() {
        try (NodeProcess check = process("--query", up.client().url(), "--idle", "2")) {
            for (int i = 0; !check.endsWithin(BETWEEN_POSTS); i++) {
                up.client().post(Draft.question("Meanwhile " + i));
            }
            assertThat(check.awaitExit()).as("%s %s", check.out(), check.err()).isZero();
        }
        new BotProgress(up.bootstrapServers()).awaitDone();
    }

    @Test
    void namesACommentThatANodeDoesNotShow() {
        try (HidingProxy proxy = new HidingProxy(up.client(), "c7")) {
            Told told = check("--query", up.client().url() + "," + proxy.url(), "--idle", "2");
            assertThat(told.code()).as("exit code, with %s", told).isEqualTo(1);
            assertThat(told.out())
                    .contains(proxy.url() + " in the window of domain any, type any does not show comment c7 (at ")
                    .doesNotContain(up.client().url() + " in the window");
            assertThat(told.err()).contains("looking a second time");
        }
    }

    @Test
    void saysInOneSentenceWhyItCannotTell() {
        Told nobody = check("--query", "http://127.0.0.1:" + FreePorts.next());
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).containsPattern("commentlog: Nobody answers at http://127.0.0.1:[0-9]+\\n");
        assertThat(nobody.out()).isEmpty();
    }

    private record Told(int code, String out, String err) {}

    private Told check(String... more) {
        try (NodeProcess check = process(more)) {
            return new Told(check.awaitExit(), check.out(), check.err());
        }
    }

    private NodeProcess process(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--bootstrap-server", up.bootstrapServers()));
        arguments.addAll(List.of(more));
        return NodeProcess.start("check", arguments.toArray(String[]::new));
    }
}
