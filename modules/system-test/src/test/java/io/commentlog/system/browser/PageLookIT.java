package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.system.Draft;
import io.commentlog.system.browser.Browser.Scheme;
import io.commentlog.system.browser.Browser.Size;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How the page looks with a conversation on it, kept in {@code target/screenshots}, and that it stays quick when it is
 * full. docs/images/page.png is one of the pictures, renewed as docs/page.md says.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("it measures frames")
final class PageLookIT {
    private static final int RECENT = 500; // what a view keeps, so what a page can show at most
    private static final String ENTITIES = """
            {"entities": [
              {"id": "guide", "username": "Guide", "color": "060120200", "responder": "exec",
               "command": ["/bin/sh", "-c", "cat > /dev/null; echo 'The sign at the top of the path has it: 09:00 to 17:30, and an hour longer from May to August.'"]},
              {"id": "oracle", "username": "Oracle", "responder": "exec", "maxAttempts": 1,
               "command": ["/bin/sh", "-c", "cat > /dev/null; echo 'The model is not loaded' >&2; exit 1"]},
              {"id": "helpdesk", "responder": "claim"}
            ]}
            """;

    @RegisterExtension
    private static final Visit VISIT = new Visit(
            "page-look",
            directory -> List.of(
                    "--entities",
                    Files.writeString(directory.resolve("entities.json"), ENTITIES)
                            .toString()));

    private final Browser browser = VISIT.browser();
    private final ShownUp up = VISIT.up();
    private final OpenPage page = VISIT.page();

    @Test
    @Order(1)
    void isPhotographedWithAConversation() {
        browser.size(Size.DESKTOP);
        page.go(up, "?type=nothing-has-this");
        browser.screenshot("page-empty");
        converse();
        page.go(up, "");
        browser.await("an answer", () -> browser.count(".depth-1 .type") == 1);
        browser.await("one given up", () -> browser.count(".comment .mark.failed") == 1);
        assertThat(page.text(".detail")).startsWith("oracle has given up after 1 attempt. ");
        assertThat(browser.texts("#entity option")).containsExactly("nobody", "guide", "oracle", "helpdesk");
        for (Size size : Size.values()) {
            for (Scheme scheme : Scheme.values()) {
                browser.size(size).scheme(scheme);
                browser.run("window.scrollTo(0, document.body.scrollHeight)");
                browser.awaitRest();
                assertThat(page.scrollsSideways()).as("%s", size).isFalse();
                browser.screenshot(("page-" + size + "-" + scheme).toLowerCase(Locale.ROOT));
            }
        }
        photographTheRest();
    }

    private void photographTheRest() {
        browser.size(Size.DESKTOP).scheme(Scheme.LIGHT);
        browser.click("#help-open").screenshot("page-help");
        browser.click("#help-close").click("#moderate").screenshot("page-moderate");
        browser.click("#moderation-form [type='submit']").type("#search", "path");
        browser.await("what was found", () -> browser.count(".found") > 1);
        browser.screenshot("page-search");
        up.process().pause();
        page.post("Is anybody still there?");
        page.awaitComment("Is anybody still there?");
        browser.screenshot("page-sending");
        up.process().goOn();
        page.awaitStored();
    }

    @Test
    @Order(2) // or its lines would be in the pictures
    void staysQuickWhenItIsFull() {
        for (int i = 0; i < RECENT; i++) {
            Draft line = Draft.of("A full page, line " + i + ". " + "Some have more to say. ".repeat(i % 7))
                    .withId("full-" + i);
            browser.await("a full page", () -> up.client().post(line).status() == 200);
        }
        browser.size(Size.DESKTOP);
        page.go(up, "?q=full");
        browser.await("all of them", () -> browser.count(".comment") >= RECENT - 20);
        up.client().post(Draft.of("One more on a full page"));
        page.awaitComment("One more on a full page");
        browser.awaitRest();
        List<Double> frames = frames();
        double median = frames.get(frames.size() / 2);
        System.out.printf(
                "%d frames while a full page is scrolled: median %.1f ms, longest %.1f ms%n",
                frames.size(), median, frames.get(frames.size() - 1));
        assertThat(median).isLessThan(50);
    }

    /** How long each took, in ms, the longest last, while the page was scrolled from its end to its top. */
    private List<Double> frames() {
        browser.run("""
                window.times = [];
                const step = (now) => {
                  window.times.push(now);
                  window.scrollBy(0, -400);
                  if (window.scrollY > 0) requestAnimationFrame(step); else window.scrolled = true;
                };
                requestAnimationFrame(step);
                """);
        browser.await("the top", () -> Boolean.TRUE.equals(browser.run("return window.scrolled")));
        List<Double> frames = new ArrayList<>();
        if (browser.run("return window.times.slice(1).map((time, i) => time - window.times[i])")
                instanceof List<?> times) {
            times.forEach(time -> frames.add(((Number) time).doubleValue()));
        }
        Collections.sort(frames);
        return frames;
    }

    private void converse() {
        Conversation talk = new Conversation(up.client());
        talk.say(
                "hilde",
                "200060060",
                190,
                "Good morning from the valley. The path is dry again, all the way to the hut.");
        String open =
                talk.ask("tomas", "030140090", 64, "guide", "Does anybody know how long the upper path is open today?");
        talk.reply("hilde", "200060060", 31, open, "We were the last ones down yesterday, at half past five.");
        talk.say("Jun", "150060190", 22, "Photos are on the board by the door. The one with the marmot is mine.");
        talk.ask("amélie", "210120030", 9, "oracle", "Will it snow before Sunday?");
        talk.ask(
                "tomas",
                "030140090",
                2,
                "helpdesk",
                "I have left my gloves somewhere on the way up. Green, with a hole in the left one.");
    }
}
