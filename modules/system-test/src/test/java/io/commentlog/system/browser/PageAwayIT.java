package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.commentlog.system.Deployment;
import io.commentlog.system.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the page makes of a node that hangs, dies or refuses. Its node has tokens. */
@Tag("long")
final class PageAwayIT {
    private static final String MODERATOR = "the-word-of-the-moderator";
    private static final String BOT = "the-word-of-the-bot";

    @RegisterExtension
    private static final Visit VISIT = new Visit("page-away", PageAwayIT::tokens);

    @TempDir
    private Path directory;

    private final Browser browser = VISIT.browser();
    private final ShownUp up = VISIT.up();
    private final OpenPage page = VISIT.page();

    private static List<String> tokens(Path directory) throws IOException {
        Path moderator = Files.writeString(directory.resolve("moderator.token"), MODERATOR);
        Path bot = Files.writeString(directory.resolve("bot.token"), BOT);
        return List.of("--moderator-token-file", moderator.toString(), "--bot-token-file", bot.toString());
    }

    @BeforeEach
    void open() {
        page.go(up, "");
    }

    @Test
    void showsAtOnceWhatANodeThatHangsHasNotStored() {
        up.process().pause();
        page.post("Shown before it is stored");
        page.awaitComment("Shown before it is stored");
        assertThat(browser.texts(".comment.sending .text")).containsExactly("Shown before it is stored");
        browser.run("""
                for (let i = 1; i <= 20; i += 1) {
                  document.querySelector('#text').value = `Also before, ${i}`;
                  document.querySelector('#form').requestSubmit();
                }
                """);
        assertThat(browser.count(".comment.sending")).as("no more are kept").isEqualTo(20);
        assertThat(page.text("#news")).startsWith("20 comments are not sent yet.");
        up.process().goOn();
        page.awaitStored();
        assertThat(page.comments()).containsOnlyOnce("Shown before it is stored");
        assertThat(texts()).containsOnlyOnce("Shown before it is stored");
    }

    @Test
    void goesOnWhereItWasOnceADeadNodeIsBack() {
        up.client().post(Draft.of("Before the end"));
        page.awaitComment("Before the end");
        up.kill();
        page.awaitState("retrying");
        assertThat(page.comments()).contains("Before the end");
        assertThat(page.text("#state")).contains("cannot be reached", "as of");
        page.post("Into the void");
        browser.await("a failed comment", () -> browser.count(".comment.failed") == 1);
        assertThat(page.text(".comment.failed .detail")).contains("cannot be reached");
        up.startAgain();
        for (int i = 0; i < 5; i++) {
            up.client().post(Draft.of("After the start " + i));
        }
        page.awaitState("ok");
        page.awaitComment("After the start 4");
        assertThat(page.comments()).contains("Before the end", "After the start 0", "After the start 2");
        assertThat(browser.run("return performance.getEntriesByType('resource').filter(({ name }) => "
                        + "name.includes('cursor=&')).length"))
                .as("beginnings: it goes on by its cursor")
                .isEqualTo(1L);
        browser.click(".comment.failed [data-do='again']");
        page.awaitStored();
        assertThat(page.comments()).containsOnlyOnce("Into the void");
        assertThat(texts()).containsOnlyOnce("Into the void");
    }

    @Test
    void showsOnceWhatIsStoredThoughItsAnswerIsLost() {
        browser.run("""
                const real = window.fetch;
                window.fetch = async (path, options) => {
                  const answer = await real(path, options);
                  if (options?.method === 'POST') throw new TypeError('lost on its way');
                  return answer;
                };
                """);
        page.post("Whose answer is lost");
        page.awaitComment("Whose answer is lost");
        page.awaitStored();
        assertThat(page.comments()).containsOnlyOnce("Whose answer is lost");
        assertThat(texts()).containsOnlyOnce("Whose answer is lost");
    }

    @Test
    void givesBackWhatWasNotSent() {
        up.kill();
        page.awaitState("retrying");
        page.post("To be written otherwise");
        browser.await("a failed comment", () -> browser.count(".comment.failed") == 1);
        browser.click(".comment.failed [data-do='back']");
        assertThat(browser.run("return document.querySelector('#text').value")).isEqualTo("To be written otherwise");
        assertThat(browser.count(".comment.failed")).isZero();
        up.startAgain();
        page.awaitState("ok");
        assertThat(texts()).doesNotContain("To be written otherwise");
    }

    @Test
    void saysWhyATokenWasRefusedAndDeletesNothing() {
        String id = up.client()
                .post(Draft.of("Stays until the right word"))
                .json()
                .path("id")
                .asText();
        page.awaitComment("Stays until the right word");
        moderate("not-the-word-of-anybody");
        delete(id);
        browser.await("the server's sentence", () -> page.text("#news").contains("oken"));
        assertThat(browser.count(OpenPage.row(id))).isEqualTo(1);
        browser.click("#moderate");
        assertThat(browser.count("[data-do='delete']")).isZero();
        moderate(MODERATOR);
        delete(id);
        page.awaitNoComment("Stays until the right word");
    }

    @Test
    void asksAgainByTheBotsTokenAndKeepsNoTokenInItsFields() {
        String id =
                up.client().post(Draft.question("Once more?")).json().path("id").asText();
        page.awaitComment("Echo: Once more?");
        moderate(MODERATOR);
        ask(id);
        browser.await("the server's sentence", () -> page.text("#news").contains("oken"));
        browser.click("#moderate").click("#moderate");
        browser.type("#moderator-token", MODERATOR).type("#bot-token", BOT).click("#moderation-form [type='submit']");
        assertThat(browser.run("return [...document.querySelectorAll('#moderation input')]"
                        + ".map(({ value }) => value).join('')"))
                .isEqualTo("");
        ask(id);
        browser.await(
                "a second answer",
                () -> page.comments().stream()
                                .filter("Echo: Once more?"::equals)
                                .count()
                        == 2);
    }

    private void ask(String id) {
        browser.await("the mark", () -> browser.count(OpenPage.row(id) + " [data-do='ask']") == 1);
        page.press(id, "ask");
    }

    /** The held question would tell of it only when its time is over, or never. */
    @Test
    void missesANodeThatHangsWhileItHoldsAQuestion() {
        browser.run("window.fetch = () => Promise.reject(new TypeError('nobody answers'))");
        await("the state retrying")
                .atMost(Duration.ofSeconds(15))
                .pollInSameThread()
                .until(() -> browser.shows("#state[data-state='retrying']"));
        assertThat(page.text("#state")).contains("cannot be reached", "as of");
    }

    @Test
    void saysHowOldItsViewIsWhileNoBrokerAnswers() {
        try (Deployment cluster = Deployment.inFourProcesses("page-stale", directory.resolve("stale"))) {
            browser.go(cluster.client().url() + "/");
            cluster.client().post(Draft.of("As of then"));
            page.awaitComment("As of then");
            page.awaitState("ok");
            assertThat(browser.texts("#entity option")).as("no bot runs there").containsExactly("nobody", "echo");
            cluster.processes().get(3).kill9(); // the broker
            page.awaitState("behind");
            assertThat(page.text("#state")).contains("Standing still", "as of");
            assertThat(page.comments()).containsExactly("As of then");
        }
    }

    private void moderate(String token) {
        browser.click("#moderate").type("#moderator-token", token).click("#moderation-form [type='submit']");
    }

    private void delete(String id) {
        page.press(id, "delete");
        page.press(id, "delete");
    }

    private List<String> texts() {
        return up.client().list("").comments().stream()
                .map(comment -> comment.path("text").asText())
                .toList();
    }
}
