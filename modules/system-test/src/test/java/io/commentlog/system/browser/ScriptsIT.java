package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.commentlog.system.FreePorts;
import io.commentlog.system.NodeProcess;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the pages' scripts decide without a document, a clock or a network: their pure functions, asked one by one in a
 * browser. The node has the files and nothing else.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScriptsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WELL = """
            {"time": 1000000, "startedAt": 0, "faults": [], "bot": null,
             "partitions": [{"partition": 0, "end": 7, "folded": 7, "applied": 7}],
             "roles": [{"role": "broker", "ready": true, "fresh": true, "detail": ""},
                       {"role": "query", "ready": true, "fresh": true, "detail": ""},
                       {"role": "ingest", "ready": true, "fresh": true, "detail": ""}],
             "figures": {"posts": 1, "appended": 1, "folded": 1, "applied": 1, "reads": 1, "replies": null, "foldLag": 0,
                         "viewLag": 0, "viewAge": 0.2, "botWaiting": null, "blank": 0, "restoring": 0, "unprocessed": 0,
                         "botOldest": null}}
            """;

    private Browser browser;
    private NodeProcess node;

    @BeforeAll
    void start() {
        browser = Browser.start();
        int port = FreePorts.next();
        node = NodeProcess.start("scripts", "run", "--roles", "page", "--port", Integer.toString(port));
        node.awaitReady(port);
        browser.go(URI.create("http://127.0.0.1:" + port) + "/docs");
    }

    @AfterAll
    void end() {
        if (node != null) { // skipped, where there is no browser
            browser.close();
            node.close();
        }
    }

    /**
     * @param expression of JavaScript, in which {@code m} is the module and {@code given} what was given
     * @return its value, as JSON
     */
    private JsonNode ask(String module, String expression, Object... given) {
        Object told = browser.run(
                "const given = [...arguments];" + "return import('" + module + "').then((m) => JSON.stringify("
                        + expression + "));",
                given);
        return json(told.toString());
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private JsonNode view(String expression) {
        return ask("/page/view-model.js", expression.replace('\'', '"'));
    }

    private String words(String expression) {
        JsonNode said = ask("/page/words.js", expression);
        return said.isTextual() ? said.asText() : said.toString();
    }

    @Test
    void keepTheNewestOfWhatIsKnownAndNoMore() {
        String three = "[{id:'a',timestamp:1},{id:'b',timestamp:2},{id:'c',timestamp:2}]";
        assertThat(view("m.merge(" + three + ", [{id:'d',timestamp:0}], 3).map((one) => one.id)"))
                .isEqualTo(json("[\"a\",\"b\",\"c\"]"));
        assertThat(view("m.merge(" + three + ", [{id:'B',timestamp:2}], 3).map((one) => one.id)"))
                .isEqualTo(json("[\"B\",\"b\",\"c\"]"));
        assertThat(view("m.merge(" + three + ", [{id:'b',timestamp:3,text:'new'}], 9)"))
                .isEqualTo(json("[{\"id\":\"a\",\"timestamp\":1},{\"id\":\"c\",\"timestamp\":2},"
                        + "{\"id\":\"b\",\"timestamp\":3,\"text\":\"new\"}]"));
        assertThat(view("m.apply(" + three + ", {comments:[{id:'d',timestamp:4}],removed:['a','c']}, 9)"
                        + ".map((one) => one.id)"))
                .isEqualTo(json("[\"b\",\"d\"]"));
    }

    @Test
    void leaveNoCommentOutOfTheRows() {
        String circle =
                "[{id:'a',replyTo:'b'},{id:'b',replyTo:'a'},{id:'c',replyTo:'gone'},{id:'d',replyTo:'c'},{id:'e'}]";
        assertThat(view("m.rows(" + circle + ").map((row) => [row.comment.id, row.depth, row.orphan].join(' '))"))
                .isEqualTo(json("[\"a 0 true\",\"b 0 true\",\"c 0 true\",\"d 1 false\",\"e 0 false\"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "010020030 | rgb(10, 20, 30)",
                "rgb(1, 2,255) | rgb(1, 2, 255)",
                "010020300 | ``",
                "red;background:url(//x) | ``",
                "`` | ``"
            })
    void letNothingButAColourReachTheStyle(String raw, String color) {
        assertThat(ask("/page/view-model.js", "m.cssColor(given[0])", raw).asText())
                .isEqualTo(color);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | none",
                "{processed:'true'} | none",
                "{processed:true,failure:{reason:'x'}} | handled processed",
                "{processed:false} | waiting waiting for the bot",
                "{processed:false,entity:'echo',failure:7} | waiting waiting for echo",
                "{processed:false,failure:{reason:'timeout',attempts:1,lastError:'late'}}"
                        + " | failed no answer: timeout the bot has given up after 1 attempt. late"
            })
    void sayHowTheBotStandsToAComment(String params, String said) {
        JsonNode mark = view("m.mark({botParams:" + params + "})");
        assertThat(String.join(
                                " ",
                                mark.path("kind").asText(),
                                mark.path("words").asText(),
                                mark.path("detail").asText())
                        .trim())
                .isEqualTo(said);
    }

    @Test
    void findWhatTheServersSearchFinds() {
        assertThat(view("m.matching([{id:1,text:'A NEEDLE'},{id:2,text:'hay'},{id:3,text:'hay',username:'Needle'}],"
                        + "'needle').map((one) => one.id)"))
                .isEqualTo(json("[1,3]"));
        assertThat(view("m.partsAround('one Two one', 'ONE')"))
                .isEqualTo(json("[\"\",\"one\",\" Two \",\"one\",\"\"]"));
        assertThat(view("m.newerThan([{id:'b',timestamp:5}], [{id:'a',timestamp:5},{id:'c',timestamp:5}])"
                        + ".map((one) => one.id)"))
                .isEqualTo(json("[\"c\"]"));
        assertThat(view("m.entities(['guide'], [])")).isEqualTo(json("[\"guide\"]"));
        assertThat(view("m.entities([], [{botParams:{entity:'z'}},{botParams:{entity:'a'}},{botParams:{entity:7}}])"))
                .isEqualTo(json("[\"a\",\"z\"]"));
        assertThat(view("m.entities([], [{}])")).isEqualTo(json("[\"echo\"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "m.relativeTime(1000, 500) | now",
                "m.relativeTime(0, 9999) | now",
                "m.relativeTime(0, 59999) | 50 s ago",
                "m.relativeTime(0, 60000) | 1 min ago",
                "m.relativeTime(0, 6 * 86400000) | 6 d ago",
                "m.relativeTime(0, 7 * 86400000) | 1970-01-01",
                "m.relativeTime(-9e15, 0) | ``",
                "m.backOff(1, 0) | 1000",
                "m.backOff(4, 0) | 8000",
                "m.backOff(9, 0) | 15000",
                "m.backOff(1, 3) | 3000",
                "m.backOff(1, 3600) | 60000",
                "m.viewState(4999, 'live') | {\"state\":\"ok\",\"text\":\"Live\",\"age\":\"5.0 s old\"}",
                "m.viewState(5000, 'live') | {\"state\":\"behind\",\"text\":\"Standing still\",\"age\":\"as of 5 s ago\"}",
                "m.viewState(61000, 'snapshot').age | as of 1 min ago",
                "m.viewState(10, 'snapshot').state | behind",
                "m.news([{text:'Hello'}]) | Anonymous: Hello",
                "m.news([{},{}]) | 2 new comments",
                "m.many(1, 'comment') | 1 comment",
                "m.many(1200, 'comment') | 1,200 comments",
                "m.sentence('No answer…') | No answer."
            })
    void sayTimesAgesAndNews(String expression, String said) {
        assertThat(words(expression)).isEqualTo(said);
    }

    @Test
    void findAllWellWhereItIs() {
        JsonNode view = judged(WELL);
        assertThat(view.at("/verdict/sentence").asText()).isEqualTo("All is well.");
        assertThat(view.path("concerns")).isEmpty();
        assertThat(view.at("/boxes/topic/word").asText()).isEqualTo("1 partitions");
        assertThat(view.at("/boxes/bot/state").asText()).isEqualTo("away");
        assertThat(view.at("/flows/writes").asInt()).isEqualTo(1);
    }

    /** As the alarms of the same name do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "blank | 1 | bad | 1 reads were answered with nothing",
                "viewAge | 10.1 | bad | The view was last complete 10 s ago.",
                "foldLag | 501 | wait | The fold is 501 events behind the log.",
                "foldLag | 5001 | bad | The fold is 5,001 events behind the log.",
                "viewLag | 501 | wait | This view is 501 events behind the fold.",
                "viewLag | 5001 | bad | This view is 5,001 events behind the fold.",
                "restoring | 1 | wait | The fold restores its stores: at most 1 records are left.",
                "botOldest | 121 | wait | A question has waited for the bot for 2 min."
            })
    void sayWhatAFigureMeans(String figure, double value, String state, String sentence) {
        ObjectNode told = (ObjectNode) json(WELL);
        told.withObject("/figures").put(figure, value);
        assertConcern(judged(told.toString()), state, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commentlog.writes.unavailable | bad | Writes were answered 503",
                "commentlog.http.bugs | wait | Requests were answered 500",
                "commentlog.fold.rejected | wait | Records that are no events were rejected",
                "commentlog.view.snapshot.failures | wait | The view cannot be written to disk.",
                "commentlog.bot.dead.letters | wait | The bot gave questions up"
            })
    void rememberAFaultForTwoMinutes(String what, String state, String sentence) {
        assertConcern(judged(withFault(what, 1_000_000 - 119_000)), state, sentence);
        assertThat(judged(withFault(what, 1_000_000 - 120_000)).path("concerns"))
                .isEmpty();
    }

    private static String withFault(String what, long last) {
        ObjectNode told = (ObjectNode) json(WELL);
        told.withArray("/faults").addObject().put("what", what).put("last", last);
        return told.toString();
    }

    @Test
    void tellABrokerThatIsGoneFromARoleThatIsNotReady() {
        JsonNode silent = judged(WELL.replace(
                "\"query\", \"ready\": true, \"fresh\": true", "\"query\", \"ready\": true, \"fresh\": false"));
        assertConcern(silent, "bad", "No broker answers.");
        assertThat(silent.at("/boxes/topic/word").asText()).isEqualTo("no broker answers");
        assertThat(silent.at("/boxes/ingest/word").asText()).isEqualTo("answers 503");
        JsonNode loading = judged(WELL.replace(
                "\"query\", \"ready\": true, \"fresh\": true, \"detail\": \"\"",
                "\"query\", \"ready\": false, \"fresh\": false, \"detail\": \"loading\""));
        assertConcern(loading, "bad", "The role query is not ready: loading");
    }

    @Test
    void sayThatAServerIsLeftAlone() {
        ObjectNode told = (ObjectNode) json(WELL);
        told.withObject("/bot")
                .withArray("/entities")
                .addObject()
                .put("id", "guide")
                .put("circuit", "open");
        assertConcern(judged(told.toString()), "wait", "The server of guide fails and is left alone for a while.");
    }

    private JsonNode judged(String told) {
        return ask("/ops/judge.js", "m.judge(JSON.parse(given[0]))", told);
    }

    private static void assertConcern(JsonNode view, String state, String sentence) {
        assertThat(view.path("concerns")).singleElement().satisfies(concern -> {
            assertThat(concern.path("state").asText()).isEqualTo(state);
            assertThat(concern.path("sentence").asText()).startsWith(sentence);
        });
        assertThat(view.at("/verdict/state").asText()).isEqualTo(state);
    }
}
