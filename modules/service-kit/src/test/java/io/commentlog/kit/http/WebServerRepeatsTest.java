package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.http.RawClient.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that come again, byte by byte, over one connection, which one event loop serves. */
@Timeout(30)
final class WebServerRepeatsTest {
    private static final int OFTEN = 10;
    /** The first time a request is not known, the second time its answer is kept. */
    private static final int UNTIL_KEPT = 2;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger();
    private final Routes routes = new Routes()
            .get("/same", request -> Future.succeededFuture(same()))
            .get("/once", request -> Future.succeededFuture(same().once()))
            .get(
                    "/later",
                    request -> Future.future(
                            promise -> Vertx.currentContext().runOnContext(now -> promise.complete(same()))));
    private final TestServer server = new TestServer(routes, "*");
    private final RawClient client = server.client();

    private Answer same() {
        int now = version.get();
        asked.incrementAndGet();
        return Answer.json(200, "\"" + now + "\"")
                .with("Version", "v" + now)
                .whichStandsWhile(() -> version.get() == now);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void areAnsweredAsBeforeWithoutTheirEndpoint() {
        Reply first = client.request("GET /same HTTP/1.1").reply();
        for (int i = 1; i < OFTEN; i++) {
            assertThat(client.request("GET /same HTTP/1.1").reply()).isEqualTo(first);
        }
        assertThat(asked).hasValue(UNTIL_KEPT);
        assertThat(first.header("Version")).contains("v0");
        assertThat(first.header("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void areAnsweredAnewOnceTheAnswerDoesNotStand() {
        for (int now = 0; now < OFTEN; now++) {
            version.set(now);
            for (int i = 0; i < OFTEN; i++) {
                assertThat(client.request("GET /same HTTP/1.1").reply().body()).isEqualTo("\"" + now + "\"");
            }
        }
        assertThat(asked.get()).isBetween(OFTEN, OFTEN + 1);
    }

    @Test
    void areAskedEachTimeWhereTheAnswerIsForOne() {
        for (int i = 0; i < OFTEN; i++) {
            client.request("GET /once HTTP/1.1").reply();
            client.request("GET /later HTTP/1.1").reply();
        }
        assertThat(asked).hasValue(2 * OFTEN);
    }

    @Test
    void areOthersWhereOneByteDiffers() {
        for (int i = 0; i < OFTEN; i++) {
            assertThat(client.request("GET /same HTTP/1.1").reply().status()).isEqualTo(200);
            assertThat(client.request("GET /sane HTTP/1.1").reply().status()).isEqualTo(404);
        }
    }

    @Test
    void keepTheirPlaceAmongRequestsThatComeTogether() {
        String two = "GET /once HTTP/1.1\r\nHost: test\r\n\r\nGET /same HTTP/1.1\r\nHost: test\r\n\r\n";
        for (int i = 0; i < OFTEN; i++) {
            client.send(two);
            assertThat(client.reply().status()).isEqualTo(200);
            assertThat(client.reply().status()).isEqualTo(200);
        }
        assertThat(asked).hasValue(2 * OFTEN);
    }

    /** Or its body would be taken for the next request. */
    @Test
    void haveTheirBodiesReadEachTime() {
        String head = "GET /same HTTP/1.1\r\nHost: test\r\nContent-Length: 36\r\n\r\n";
        for (int i = 0; i < OFTEN; i++) {
            assertThat(client.send(head).reply().status()).isEqualTo(200);
            client.send("GET /hidden HTTP/1.1\r\nHost: test\r\n\r\n");
        }
        assertThat(client.request("GET /same HTTP/1.1").reply().status()).isEqualTo(200);
        assertThat(asked).hasValue(OFTEN + 1);
    }

    @Test
    void endTheConnectionEachTimeThatTheySaySo() {
        for (int i = 0; i < OFTEN; i++) {
            try (RawClient last = server.client()) {
                assertThat(last.request("GET /same HTTP/1.1", "Connection: close")
                                .reply()
                                .status())
                        .isEqualTo(200);
                assertThat(last.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void doNotKeepTheServerFromBeingHeardOnTheSameConnection() {
        for (int i = 0; i < OFTEN; i++) {
            client.request("GET /same HTTP/1.1").reply();
        }
        assertThat(client.request("GET /nowhere HTTP/1.1").reply().status()).isEqualTo(404);
        assertThat(client.request("HEAD /same HTTP/1.1").replyWithoutBody().header("Content-Length"))
                .contains("3");
        assertThat(client.request("GET /same HTTP/1.1").reply().body()).isEqualTo("\"0\"");
    }
}
