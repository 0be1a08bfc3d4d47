package io.commentlog.system;

import static io.commentlog.system.ContractClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How often one address may post. */
final class ContractRateLimit {
    private static final String FORWARDED = "X-Forwarded-For";

    private ContractRateLimit() {}

    static void addTo(ContractSection section) {
        section.keep(
                        "Rate limit: 10 posts per 60 s per address, then 429 and its sentence, with `Retry-After`",
                        http -> {
                            ContractClient node = http.guarded();
                            for (int post = 0; post < 10; post++) {
                                assertThat(node.post("{'text':'x'}", FORWARDED, "203.0.113.1")
                                                .status())
                                        .isEqualTo(200);
                            }
                            HttpAnswer limited = node.post("{'text':'x'}", FORWARDED, "203.0.113.1");
                            assertLimited(limited);
                            assertThat(Integer.parseInt(
                                            limited.header("Retry-After").orElse("")))
                                    .as("until the first of the ten is 60 s old")
                                    .isBetween(45, 60);
                            assertThat(node.post("{'text':'x'}", FORWARDED, "203.0.113.2")
                                            .status())
                                    .isEqualTo(200);
                        })
                .fix("Rate limit: invalid posts count as well, malformed ones too", http -> {
                    ContractClient node = http.guarded();
                    for (String body : List.of("{}", "x", "[]", "{'text':7}", "{'text':'x','id':''}")) {
                        assertThat(node.post(body, FORWARDED, "203.0.113.3").status())
                                .isEqualTo(400);
                        assertThat(node.post(body, FORWARDED, "203.0.113.3").status())
                                .isEqualTo(400);
                    }
                    assertLimited(node.post("{'text':'x'}", FORWARDED, "203.0.113.3"));
                    assertLimited(node.post("x", FORWARDED, "203.0.113.3"));
                })
                .fix("Rate limit: callers with a token are exempt, never what a body or header merely claims", http -> {
                    ContractClient node = http.guarded();
                    for (int post = 0; post < 10; post++) {
                        node.post("{'text':'x'}", FORWARDED, "203.0.113.4");
                    }
                    assertLimited(node.post(
                            "{'text':'x','username':'bot','message-type':'AI'}",
                            FORWARDED,
                            "127.0.0.1, 203.0.113.4",
                            "X-Real-IP",
                            "127.0.0.1",
                            "Authorization",
                            "Bearer something-made-up"));
                    HttpAnswer bot = node.post(
                            "{'text':'x'}",
                            FORWARDED,
                            "203.0.113.4",
                            "Authorization",
                            "Bearer " + ContractOthers.BOT_TOKEN);
                    assertThat(bot.status()).isEqualTo(200);
                })
                .fix("Rate limit: an address is an IPv4 address, or the /64 network of an IPv6 address", http -> {
                    ContractClient node = http.guarded();
                    for (int post = 0; post < 10; post++) {
                        String address = "2001:db8:0:7:" + post + "::1";
                        assertThat(node.post("{'text':'x'}", FORWARDED, address).status())
                                .isEqualTo(200);
                    }
                    assertLimited(node.post("{'text':'x'}", FORWARDED, "2001:db8:0:7:ffff::2"));
                    assertThat(node.post("{'text':'x'}", FORWARDED, "2001:db8:0:8::1")
                                    .status())
                            .isEqualTo(200);
                })
                .fix("Rate limit: configured networks are exempt", http -> {
                    ContractClient node = http.others().durable();
                    for (int post = 0; post < 12; post++) {
                        assertThat(node.post("{'text':'x'}", FORWARDED, ContractOthers.EXEMPT + post)
                                        .status())
                                .isEqualTo(200);
                    }
                    for (int post = 0; post < 10; post++) {
                        node.post("{}");
                    }
                    assertLimited(node.post("{'text':'x'}"));
                })
                .fix(
                        "Rate limit: loopback is exempt by default, `X-Forwarded-For` counts only from"
                                + " configured proxies",
                        http -> {
                            for (int post = 0; post < 12; post++) {
                                assertThat(http.post("{'text':'x'}", FORWARDED, "203.0.113.5")
                                                .status())
                                        .isEqualTo(200);
                                assertThat(http.guarded().post("{'text':'x'}").status())
                                        .isEqualTo(200);
                            }
                        });
    }

    private static void assertLimited(HttpAnswer answer) {
        assertError(answer, 429, "Rate limit exceeded. Please wait a moment before posting again.");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElse("0"))).isBetween(1, 60);
    }
}
