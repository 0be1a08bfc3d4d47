package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * A worker at the queue of one node, for questions to {@link ContractEntities#CLAIMED}.
 *
 * @param name nobody else's
 */
record ContractQueue(ContractClient node, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static ContractQueue at(ContractClient node) {
        return new ContractQueue(node, unique("worker"));
    }

    /** Posts a comment that waits for one of the workers. */
    JsonNode question() {
        return node.stored("{'text':'Who reads this?','domain':'" + unique("claimed") + "','botParams':{'entity':'"
                + ContractEntities.CLAIMED + "','processed':false}}");
    }

    HttpAnswer post(String what, String more) {
        return node.send("POST", "/api/queue/" + what, body(more));
    }

    /** @param more further fields, each behind a comma; single quotes stand for double ones */
    String body(String more) {
        return "{'workerId':'" + name + "'" + more + "}";
    }

    HttpAnswer claim(String more) {
        return post("claim-next", ",'entity':'" + ContractEntities.CLAIMED + "'" + more);
    }

    /** A lease, once there is something; the first claim of all has to read the log. */
    HttpAnswer leased(String more) {
        return await("a question for " + name)
                .atMost(PATIENCE)
                .until(
                        () -> claim(",'wait':4" + more),
                        answer -> answer.status() == 200
                                && answer.json().path("success").asBoolean());
    }

    /** What is done with a lease. */
    HttpAnswer with(HttpAnswer leased, String what, String more) {
        return post(what, ",'leaseId':'" + lease(leased) + "'" + more);
    }

    static String lease(HttpAnswer leased) {
        return leased.json().at("/lease/id").asText();
    }

    /** So that the next row finds nothing of this one. */
    HttpAnswer completed(HttpAnswer leased) {
        HttpAnswer completed = with(leased, "complete", "");
        assertThat(completed.status()).as(completed.body()).isEqualTo(200);
        return completed;
    }
}
