package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Comments that a small view has forgotten, but for the newest: number n has the timestamp n.
 *
 * @param node that has the view
 * @param cursorBefore of a client that has seen none of them
 */
record ContractForgotten(ContractClient node, String domain, String cursorBefore, List<String> ids) {
    private static final int MANY = 4 * ContractOthers.SMALL_VIEW;

    static ContractForgotten post(ContractOthers others) {
        ContractClient node = others.ownLog();
        String domain = unique("forgotten");
        String before = ContractDeltas.cursor(ContractDeltas.delta(node, "", "domain=" + domain));
        List<HttpAnswer> posted = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> others.blind()
                        .post(
                                "{'text':'x','timestamp':" + number + ",'domain':'" + domain + "'}",
                                "Prefer",
                                "respond-async"))
                .toList();
        HttpAnswer last = posted.get(MANY - 1);
        HttpAnswer list = node.get("/api/comments?domain=" + domain + "&at-least="
                + last.header("Comment-Position").orElse(""));
        List<String> ids =
                posted.stream().map(answer -> answer.json().path("id").asText()).toList();
        assertThat(list.ids()).isEqualTo(ids.subList(MANY - ContractOthers.SMALL_VIEW, MANY));
        return new ContractForgotten(node, domain, before, ids);
    }

    /** What the view still shows, oldest first. */
    List<String> newest() {
        return ids.subList(MANY - ContractOthers.SMALL_VIEW, MANY);
    }
}
