package io.commentlog.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.kit.http.Routes;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class StatusEndpointTest {
    @Test
    void tellsEverybodyWhateverTokenTheyShow() {
        Routes routes = new Routes();
        new StatusEndpoint(() -> "{\"entities\":[]}").addTo(routes);
        try (Served server = new Served(routes)) {
            for (String[] headers : new String[][] {{}, {"Authorization", "Bearer a-token-of-nobodys"}}) {
                HttpResponse<String> answer = server.send("GET", "/api/bot/status", "", headers);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"entities\":[]}");
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            }
            assertThat(server.send("POST", "/api/bot/status", "{}").statusCode())
                    .isEqualTo(405);
        }
    }
}
