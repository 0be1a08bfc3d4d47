package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.commentlog.system.Draft;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What people do with the page, on an {@code up} that all tests share: each has words of its own. */
@Tag("long")
final class PageIT {
    @RegisterExtension
    private static final Visit VISIT = new Visit("page", directory -> List.of());

    private final Browser browser = VISIT.browser();
    private final ShownUp up = VISIT.up();
    private final OpenPage page = VISIT.page();

    @BeforeEach
    void open() {
        browser.size(Browser.Size.DESKTOP);
        page.go(up, "");
    }

    @AfterEach
    void forget() {
        browser.run("localStorage.clear()");
    }

    @Test
    void showsWhatIsPostedThereOnceUnderTheIdItIsStoredBy() {
        page.post("Is  anybody there?");
        page.awaitComment("Is anybody there?");
        page.awaitStored();
        String id = stored("Is anybody there?").path("id").asText();
        assertThat(page.comments()).containsOnlyOnce("Is anybody there?");
        assertThat(browser.shows(OpenPage.row(id))).isTrue();
        browser.reload();
        page.awaitComment("Is anybody there?");
        assertThat(page.comments()).containsOnlyOnce("Is anybody there?");
    }

    @Test
    void remembersWhoOneIs() {
        browser.type("#name", "Ada");
        page.post("Before it is left");
        page.awaitComment("Before it is left");
        page.awaitStored();
        browser.reload();
        page.awaitComment("Before it is left");
        page.post("Back again");
        page.awaitComment("Back again");
        page.awaitStored();
        JsonNode before = stored("Before it is left");
        JsonNode after = stored("Back again");
        assertThat(before.path("username").asText()).isEqualTo("Ada");
        assertThat(after.path("username")).isEqualTo(before.path("username"));
        assertThat(after.path("color")).isEqualTo(before.path("color"));
    }

    @Test
    void saysHowManyThereAreAndHowOldTheyAre() {
        post("One of them");
        page.awaitComment("One of them");
        browser.await("how many", () -> page.text("#total").matches(total() + " comments?"));
        browser.await("how old", () -> page.text("#age").matches("\\d+\\.\\d s old"));
    }

    private int total() {
        return up.client().get("/api/comments?limit=0").json().path("total").asInt();
    }

    @Test
    void showsAnAnswerBeneathItsQuestionAndMarksIt() {
        post("Between question and answer");
        browser.run("document.querySelector('#entity').value = 'echo'");
        page.post("What is it?");
        page.awaitComment("Echo: What is it?");
        String id = stored("What is it?").path("id").asText();
        browser.await("the mark", () -> browser.count(OpenPage.row(id) + " .mark.handled") == 1);
        assertThat(browser.texts(OpenPage.row(id) + " + .depth-1 .text")).containsExactly("Echo: What is it?");
    }

    @Test
    void repliesToWhatSomebodyWrote() {
        String id = post("Who answers me?");
        post("Another one in between");
        page.awaitComment("Another one in between");
        page.press(id, "reply");
        page.post("I do");
        page.awaitComment("I do");
        page.awaitStored();
        assertThat(browser.texts(OpenPage.row(id) + " + .depth-1 .text")).containsExactly("I do");
        assertThat(stored("I do").path("replyTo").asText()).isEqualTo(id);
    }

    @Test
    void forgetsWhatIsDeleted() {
        String id = post("Not for long");
        page.awaitComment("Not for long");
        up.client().delete(id);
        page.awaitNoComment("Not for long");
    }

    @Test
    void keepsTextText() {
        List<String> texts = List.of(
                "<img src=x onerror=\"window.complaints.push('run')\">",
                "<script>window.complaints.push('run')</script>",
                "\u202Edesrever\u202E \u2066 and on",
                "x".repeat(1000));
        for (String text : texts) {
            Draft draft = Draft.of(text);
            draft.json()
                    .put("username", text)
                    .put("color", "red;background:url(//x)")
                    .put("message-type", "x-x");
            up.client().post(draft);
        }
        page.awaitComment(texts.get(3));
        assertThat(page.comments()).containsAll(texts);
        assertThat(browser.count("#comments img, #comments script")).isZero();
        assertThat(browser.run("return document.querySelector('.comment:last-child').getAttribute('style')"))
                .isIn(null, "");
        for (Browser.Size size : Browser.Size.values()) {
            browser.size(size);
            assertThat(page.scrollsSideways()).as("%s", size).isFalse();
        }
    }

    @Test
    void keepsSearchAndTypeInItsAddress() {
        post("A needle in here");
        post("Only hay in here");
        page.awaitComment("Only hay in here");
        browser.type("#search", "NEEDLE");
        page.awaitNoComment("Only hay in here");
        browser.await("the address", () -> browser.url().endsWith("/?q=NEEDLE"));
        browser.reload();
        page.awaitComment("A needle in here");
        assertThat(page.comments()).containsExactly("A needle in here");
        assertThat(browser.texts(".found")).containsExactly("needle");
        browser.click("#types input[value='AI']");
        browser.await("the address", () -> browser.url().endsWith("/?q=NEEDLE&type=AI"));
        browser.await(
                "nothing found",
                () -> page.comments().isEmpty() && page.text("#empty").contains("NEEDLE"));
        browser.reload();
        browser.await("nothing found", () -> page.text("#empty").contains("NEEDLE"));
        page.post("What I write I see");
        page.awaitComment("What I write I see");
        page.awaitComment("Only hay in here");
        browser.await("the address", () -> browser.url().endsWith("/"));
    }

    @Test
    void saysWhatHasComeBelowToWhoReadsFurtherUp() {
        for (int i = 0; i < 60; i++) {
            post("Something to scroll past " + i);
        }
        page.awaitComment("Something to scroll past 59");
        browser.run("window.scrollTo(0, 300)");
        browser.awaitRest();
        String read = browser.run("return document.elementFromPoint(600, 400).closest('li').dataset.id")
                .toString();
        double before = top(read);
        post("First of two");
        post("Second of two");
        browser.await("the pill", () -> page.text("#newest").equals("2 new comments"));
        assertThat(browser.shows("#newest")).isTrue();
        assertThat(browser.count(".comment"))
                .as("the oldest have left the page")
                .isEqualTo(50);
        assertThat(top(read)).isCloseTo(before, within(2.0));
        browser.click("#newest");
        browser.awaitRest();
        assertThat(browser.shows("#newest")).isFalse();
        assertThat(browser.run("return window.innerHeight + window.scrollY >= document.body.scrollHeight - 2"))
                .isEqualTo(true);
    }

    @Test
    void showsEarlierOnesToWhoAsksForThem() {
        for (int i = 0; i < 55; i++) {
            post("An early one " + i);
        }
        page.awaitComment("An early one 54");
        assertThat(browser.count(".comment")).isEqualTo(50);
        browser.run("window.scrollTo(0, 0)");
        browser.await("the button", () -> browser.shows("#earlier"));
        browser.click("#earlier");
        page.awaitComment("An early one 0");
        assertThat(browser.count(".comment")).isBetween(51, 100);
    }

    @Test
    void saysHowLongAgoItIsAsTimePasses() {
        String id = post("An hour ago");
        page.awaitComment("An hour ago");
        assertThat(page.text(OpenPage.row(id) + " time")).isEqualTo("now");
        browser.run("const then = Date.now(); Date.now = () => then + 3_600_000;");
        browser.await("an hour", () -> page.text(OpenPage.row(id) + " time").equals("1 h ago"));
    }

    @Test
    void forgetsWhatItHasShownWhereTheServerBeginsAnew() {
        post("Of the view before");
        page.awaitComment("Of the view before");
        browser.run("""
                const real = window.fetch;
                window.fetch = async (path, options) => {
                  const answer = await real(path, options);
                  if (!path.includes('cursor=')) return answer;
                  const body = await answer.json();
                  return new Response(JSON.stringify({ ...body, reset: true }), { headers: answer.headers });
                };
                """);
        post("Ends the question that is held");
        page.awaitComment("Ends the question that is held");
        post("Of the view anew");
        page.awaitComment("Of the view anew");
        assertThat(page.comments()).containsExactly("Of the view anew");
    }

    private double top(String id) {
        Object top = browser.run(
                "return document.querySelector(arguments[0]).getBoundingClientRect().top", OpenPage.row(id));
        return ((Number) top).doubleValue();
    }

    @Test
    void moderatesOnceSomebodyHasSaidThatTheyMay() {
        String id = post("Buy my book");
        page.awaitComment("Buy my book");
        assertThat(browser.count("[data-do='delete']")).isZero();
        browser.click("#moderate").click("#moderation-form [type='submit']");
        page.press(id, "delete");
        assertThat(page.text(OpenPage.row(id) + " [data-do='delete']")).isEqualTo("Really delete?");
        page.press(id, "delete");
        page.awaitNoComment("Buy my book");
        assertThat(up.client().byId(id).status()).isEqualTo(410);
    }

    @Test
    void putsAQuestionBackToWaiting() {
        String id = up.client().post(Draft.question("Again?")).json().path("id").asText();
        page.awaitComment("Echo: Again?");
        browser.click("#moderate").click("#moderation-form [type='submit']");
        browser.await("the mark", () -> browser.count(OpenPage.row(id) + " [data-do='ask']") == 1);
        page.press(id, "ask");
        browser.await(
                "a second answer",
                () -> page.comments().stream().filter("Echo: Again?"::equals).count() == 2);
    }

    @Test
    void isUsedByKeyboard() {
        String id = post("Something to read");
        page.awaitComment("Something to read");
        browser.press("c").press("Typed", Keys.ENTER);
        page.awaitComment("Typed");
        page.awaitStored();
        browser.press(Keys.ESCAPE).press("k").press("k");
        assertThat(browser.run("return document.activeElement.dataset.id")).isEqualTo(id);
        browser.press("r");
        assertThat(browser.shows("#reply")).isTrue();
        assertThat(browser.run("return document.activeElement.value")).isEqualTo("");
        browser.press(Keys.ESCAPE);
        assertThat(browser.shows("#reply")).isFalse();
        browser.press(Keys.ESCAPE).press("/").press("read");
        assertThat(browser.run("return document.activeElement.value")).isEqualTo("read");
        browser.press(Keys.ESCAPE, Keys.ESCAPE).press("?");
        assertThat(browser.shows("#help")).isTrue();
        browser.press(Keys.ESCAPE);
        assertThat(browser.shows("#help")).isFalse();
    }

    private String post(String text) {
        return up.client().post(Draft.of(text)).json().path("id").asText();
    }

    private JsonNode stored(String text) {
        List<JsonNode> found = up.client().list("").comments().stream()
                .filter(comment -> comment.path("text").asText().equals(text))
                .toList();
        assertThat(found).as("stored: %s", text).hasSize(1);
        return found.get(0);
    }
}
