package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
final class PageIT {
    @TempDir
    private static Path directory;

    private static Browser browser;
    private static ShownUp up;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        try {
            up = ShownUp.start("page", directory.resolve("data"));
        } catch (RuntimeException | AssertionError e) {
            browser.close();
            throw e;
        }
    }

    @AfterAll
    static void end() {
        if (up != null) { // skipped, where there is no browser
            browser.close();
            up.close();
        }
    }

    @BeforeEach
    void open() {
        browser.go(up.url() + "/");
    }

    @AfterEach
    void nothingWentWrong() {
        browser.assertNoComplaints();
    }

    @Test
    void showsWhatIsPostedThereOnce() {
        browser.type("#text", "Is anybody there?").click("#send");
        browser.await("the comment", () -> browser.texts(".text").contains("Is anybody there?"));
        assertThat(browser.texts(".text")).containsOnlyOnce("Is anybody there?");
    }
}
