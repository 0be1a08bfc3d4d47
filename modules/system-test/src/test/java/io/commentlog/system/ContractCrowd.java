package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A domain with more comments than the largest page: number n has the timestamp n. Posted when first asked for. */
final class ContractCrowd {
    static final int SIZE = 1001;

    private static final String DOMAIN = "crowd";
    private static final int AT_ONCE = 77;

    private static boolean posted;

    private ContractCrowd() {}

    static synchronized String domain(ContractClient http) {
        if (!posted) {
            for (int first = 1; first <= SIZE; first += AT_ONCE) {
                List<CompletableFuture<HttpAnswer>> answers = IntStream.range(first, first + AT_ONCE)
                        .mapToObj(number -> http.postLater("{'text':'Number " + number + ".','timestamp':" + number
                                + ",'domain':'" + DOMAIN + "'}"))
                        .toList();
                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            }
            posted = true;
        }
        return DOMAIN;
    }
}
