package io.commentlog.system;

import static io.commentlog.system.ContractClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** The search for users. */
final class ContractSection6 {
    private ContractSection6() {}

    static ContractSection section() {
        return new ContractSection(6, "`?uss=name:RRRGGGBBB+name2`", ContractSection6.class)
                .keep(
                        "`{\"comments\",\"total\",\"hasMore\":false,\"serverSideSearch\":true,\"searchedUsers\":[{\"username\","
                                + "\"color\"|null}]}`",
                        http -> {
                            String user = user();
                            String comment = http.post(draft(user, "010020255")).body();
                            assertThat(search(http, user + ":010020255").body())
                                    .isEqualTo("{\"comments\":[" + comment + "],\"total\":1,\"hasMore\":false,"
                                            + "\"serverSideSearch\":true,\"searchedUsers\":[{\"username\":\"" + user
                                            + "\",\"color\":\"010020255\"}]}");
                            assertThat(search(http, user)
                                            .json()
                                            .at("/searchedUsers/0/color")
                                            .isNull())
                                    .isTrue();
                        })
                .keep("`uss` counts before `after`", http -> {
                    assertThat(http.get("/api/comments?uss=nobody&after=1")
                                    .json()
                                    .has("searchedUsers"))
                            .isTrue();
                })
                .keep("Names are compared lower-cased with all but a-z0-9 removed", http -> {
                    String user = user();
                    String spelled = user.toUpperCase(Locale.ROOT).charAt(0) + "-" + user.substring(1) + " !";
                    String id = post(http, spelled, "010020255");
                    for (String name : List.of(user, user.toUpperCase(Locale.ROOT), "_" + user + ".")) {
                        assertThat(search(http, name).ids()).as(name).containsExactly(id);
                    }
                    assertThat(search(http, user + "x").ids()).isEmpty();
                })
                .keep("`+` or a space separates", http -> {
                    String one = user();
                    String two = user();
                    String first = post(http, one, "010020255");
                    String second = post(http, two, "010020255");
                    for (String separator : List.of("+", "%20", "%2B")) {
                        HttpAnswer found = search(http, one + separator + two + ":010020255");
                        assertThat(found.ids()).as(separator).containsExactly(first, second);
                        assertThat(found.json().path("searchedUsers"))
                                .extracting(user -> user.path("username").asText())
                                .containsExactly(one, two);
                    }
                })
                .keep("A color narrows the search", http -> {
                    String user = user();
                    post(http, user, "010020255");
                    String other = post(http, user, "111111111");
                    assertThat(search(http, user + ":111111111").ids()).containsExactly(other);
                    assertThat(search(http, user).ids()).hasSize(2);
                })
                .fix("Colours match in both notations", http -> {
                    String user = user();
                    String digits = post(http, user, "010020255");
                    String rgb = post(http, user, "rgb(10, 20, 255)");
                    assertThat(search(http, user + ":010020255").ids()).containsExactlyInAnyOrder(digits, rgb);
                    assertThat(search(http, user + ":rgb(10,20,255)").ids()).containsExactlyInAnyOrder(digits, rgb);
                })
                .keep("The comments of a search are oldest first", http -> {
                    String user = user();
                    for (int time : new int[] {3, 1, 2}) {
                        http.stored("{'text':'x','username':'" + user + "','timestamp':" + time + "}");
                    }
                    assertThat(search(http, user).comments())
                            .extracting(comment -> comment.path("timestamp").asInt())
                            .containsExactly(1, 2, 3);
                });
    }

    private static String user() {
        return unique("u").replace("-", "");
    }

    private static String draft(String user, String color) {
        return "{'text':'x','username':'" + user + "','color':'" + color + "'}";
    }

    private static String post(ContractClient http, String user, String color) {
        JsonNode stored = http.stored(draft(user, color));
        return stored.path("id").asText();
    }

    private static HttpAnswer search(ContractClient http, String uss) {
        HttpAnswer answer = http.get("/api/comments?uss=" + uss);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
