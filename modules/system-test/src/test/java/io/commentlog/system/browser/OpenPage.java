package io.commentlog.system.browser;

import java.util.List;
import org.openqa.selenium.Keys;

/** The page in a browser, as somebody who reads and writes there sees it. Used by one thread. */
record OpenPage(Browser browser) {

    OpenPage go(ShownUp up, String query) {
        browser.go(up.url() + "/" + query);
        awaitState("ok");
        browser.await(
                "the newest page",
                () -> browser.count(".comment") > 0 || !text("#empty").contains("Loading"));
        return this;
    }

    /** Writes it and presses Enter. */
    void post(String text) {
        browser.type("#text", text, Keys.ENTER);
    }

    List<String> comments() {
        return browser.texts(".comment .text");
    }

    void awaitComment(String text) {
        browser.await("comment: " + text, () -> comments().contains(text));
    }

    void awaitNoComment(String text) {
        browser.await("no comment: " + text, () -> !comments().contains(text));
    }

    void awaitStored() {
        browser.await("nothing unsent", () -> browser.count(".comment.sending, .comment.failed") == 0);
    }

    /** {@code ok}, {@code behind} or {@code retrying}. */
    void awaitState(String state) {
        browser.await("the state " + state, () -> browser.shows("#state[data-state='" + state + "']"));
    }

    String text(String selector) {
        return String.join("", browser.texts(selector));
    }

    /** What finds the row of the comment. */
    static String row(String id) {
        return "[data-id='" + id + "']";
    }

    boolean scrollsSideways() {
        return browser.run("const page = document.documentElement; return page.scrollWidth > page.clientWidth")
                .equals(true);
    }

    /** The row has the focus then, and its buttons are in sight. */
    void press(String id, String action) {
        browser.run("document.querySelector(arguments[0]).focus()", row(id));
        browser.click(row(id) + " [data-do='" + action + "']");
    }
}
