package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.system.Draft;
import io.commentlog.system.FreePorts;
import io.commentlog.system.NodeProcess;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations view, in front of nodes that work and of one that has lost its broker. */
@Tag("long")
final class OpsIT {
    @TempDir
    private Path directory;

    private int posted;

    @Test
    void drawsWhatFlowsWhere() {
        try (Browser browser = Browser.start();
                ShownUp up = ShownUp.start("ops", directory.resolve("data"))) {
            browser.go(up.url() + "/ops");
            browser.await("everything flows", () -> {
                work(up);
                return browser.count(".arrow.flows") == 7 && browser.count("#partitions tbody tr") == 6;
            });
            // So that there is something to see in the charts.
            for (int i = 0; i < 40; i++) {
                work(up);
            }
            browser.await(
                    "the lag falls",
                    () -> browser.texts("#partitions tbody td:last-child").stream()
                            .allMatch("0"::equals));
            assertThat(browser.texts("#blank")).containsExactly("0");
            assertThat(browser.texts("#verdict")).containsExactly("All is well.");
            assertThat(browser.texts("#concerns li")).isEmpty();
            assertThat(browser.texts("#entities tbody th")).containsExactly("echo");
            assertThat(browser.count("figure .line[d^=M]"))
                    .as("charts with a line")
                    .isEqualTo(8);
            shoot(browser, "ops");
            tellsOfABlankRead(browser);
            browser.assertNoComplaints();
            up.kill();
            browser.await(
                    "nobody answers",
                    () -> browser.texts("#verdict")
                            .get(0)
                            .startsWith("This node does not answer. What is drawn is of "));
            assertThat(browser.count("body.stale #verdict[data-state='bad']")).isEqualTo(1);
            assertThat(browser.texts("#concerns li").get(0)).startsWith("Nothing is known of this node.");
        }
    }

    /** There never is one: so the node's answer is changed on its way. */
    private static void tellsOfABlankRead(Browser browser) {
        browser.run("""
                const real = window.fetch;
                window.fetch = async (path, options) => {
                  const told = await (await real(path, options)).json();
                  told.figures.blank = 3;
                  told.partitions[2].applied = told.partitions[2].end - 4;
                  return new Response(JSON.stringify(told));
                };
                """);
        browser.await(
                "the blank reads",
                () -> browser.texts("#blank[data-state='bad']").contains("3"));
        assertThat(browser.texts("#partitions tbody td:last-child")).containsExactly("0", "0", "4", "0", "0", "0");
        assertThat(browser.texts("#verdict")).containsExactly("Something is wrong.");
        assertThat(browser.texts("#concerns li").get(0)).startsWith("3 reads were answered with nothing");
    }

    /** As readers, writers and the bot do, some of each. */
    private void work(ShownUp up) {
        for (int i = 0; i < 5; i++) {
            up.client().post(Draft.question("Question " + posted++).withDomain("ops.example"));
            up.client().get("/api/comments?after=" + Long.MAX_VALUE / 2);
            up.client().get("/api/comments?limit=5");
        }
    }

    @Test
    void saysInWordsThatNoBrokerAnswers() {
        int port = FreePorts.next();
        int broker = FreePorts.next();
        try (Browser browser = Browser.start();
                NodeProcess brokers = NodeProcess.start("ops-broker", arguments("broker", FreePorts.next(), broker));
                NodeProcess node =
                        NodeProcess.start("ops-node", arguments("ingest,materialize,query,page", port, broker))) {
            node.awaitReady(port);
            browser.go("http://127.0.0.1:" + port + "/ops");
            browser.await("all is well", () -> browser.texts("#verdict").contains("All is well."));
            assertThat(browser.texts(".box.away .name")).containsExactly("reply-bot");
            assertThat(browser.texts("#no-entities").get(0)).contains("not in this process");
            brokers.kill9();
            browser.await(
                    "the broker is missed",
                    () -> browser.texts("#concerns li").stream().anyMatch(text -> text.contains("No broker answers")));
            browser.await("it is drawn", () -> browser.texts(".box.bad .word").contains("✕ no broker answers"));
            assertThat(browser.texts(".box.wait .word")).contains("! answers 503", "! waits for brokers");
            assertThat(browser.texts("#verdict").get(0)).contains("wrong");
            browser.await(
                    "it is remembered",
                    () -> browser.texts("#faults li").stream()
                            .anyMatch(text -> text.contains("The role query is cut off")));
            shoot(browser, "ops-silent");
            browser.click("#concerns a");
            assertThat(browser.shows("#help-silent")).isTrue();
            assertThat(browser.url()).endsWith("#help-silent");
            browser.assertNoComplaints();
        }
    }

    private String[] arguments(String roles, int port, int brokerPort) {
        boolean isBroker = roles.equals("broker");
        return new String[] {
            "run",
            "--roles",
            roles,
            "--port",
            Integer.toString(port),
            isBroker ? "--broker-port" : "--bootstrap-server",
            isBroker ? Integer.toString(brokerPort) : "127.0.0.1:" + brokerPort,
            "--data",
            directory.resolve(isBroker ? "broker" : "node").toString()
        };
    }

    private static void shoot(Browser browser, String name) {
        for (Browser.Size size : Browser.Size.values()) {
            for (Browser.Scheme scheme : Browser.Scheme.values()) {
                browser.size(size).scheme(scheme);
                browser.run("scrollTo(0, 0)");
                boolean tall = size == Browser.Size.PHONE;
                browser.await(
                        "the layout",
                        () -> browser.run("return document.querySelector('#picture svg').viewBox"
                                        + ".baseVal.width < 500")
                                .equals(tall));
                String what = name + "-" + (size + "-" + scheme).toLowerCase(Locale.ROOT);
                browser.screenshot(what);
                browser.run("document.querySelector('#blanks').scrollIntoView()");
                browser.screenshot(what + "-below");
            }
        }
        browser.size(Browser.Size.DESKTOP).scheme(Browser.Scheme.LIGHT);
        browser.run("scrollTo(0, 0)");
    }
}
