package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.ingest.AccessConfig;
import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.PostRate;
import io.commentlog.kit.guard.Token;
import io.commentlog.node.wiring.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessSettingsTest {
    private static final String BOT = "the-bots-own-token";
    private static final String MODERATOR = "the-moderators-token";
    private static final Map<String, String> BOTH =
            Map.of("COMMENTLOG_BOT_TOKEN", BOT, "COMMENTLOG_MODERATOR_TOKEN", MODERATOR);

    @TempDir
    private Path directory;

    private static Settings settings(Map<Setting, String> options, Map<String, String> environment) {
        return Settings.resolve(CommandSettings.RUN, options, environment, SettingsFile.NONE);
    }

    private static List<String> problems(Map<Setting, String> options, Map<String, String> environment) {
        Settings settings = settings(options, environment);
        AccessSettings.read(settings);
        return settings.problems();
    }

    private static AccessConfig read(Map<Setting, String> options, Map<String, String> environment) {
        Settings settings = settings(options, environment);
        AccessConfig config = AccessSettings.read(settings);
        assertThat(settings.problems()).isEmpty();
        return config;
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "token", ""), content)
                .toString();
    }

    @Test
    void areTheDefaultsWhereNothingIsSet() {
        assertThat(read(Map.of(), Map.of())).isEqualTo(AccessConfig.DEFAULT);
        assertThat(AccessConfig.DEFAULT.rate()).contains(PostRate.parse("10/60"));
        assertThat(AccessConfig.DEFAULT.unlimited())
                .containsExactly(Network.parse("127.0.0.0/8"), Network.parse("::1"));
        assertThat(AccessConfig.DEFAULT.trustedProxies()).isEmpty();
    }

    @Test
    void takeTokensFromTheEnvironment() {
        AccessConfig config = read(Map.of(), BOTH);

        assertThat(config.tokens().bot()).contains(Token.of(BOT));
        assertThat(config.tokens().moderator()).contains(Token.of(MODERATOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void takeTokensFromFilesWithoutTheirNewline(String end) throws IOException {
        AccessConfig config = read(
                Map.of(Setting.BOT_TOKEN_FILE, file(BOT + end), Setting.MODERATOR_TOKEN_FILE, file(MODERATOR + end)),
                Map.of());

        assertThat(config.tokens().bot()).contains(Token.of(BOT));
        assertThat(config.tokens().moderator()).contains(Token.of(MODERATOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "secret-too-short", "secret with a space in it", "secret-of-more\nthan-one-line\n"})
    void tellOfATokenThatIsNoneButNotWhatItIs(String text) throws IOException {
        String wrong = text.replace("secret-too-short", "secret-tooshort");
        String file = file(wrong);
        String form = " must be 16 to 1024 visible ASCII characters without spaces.";

        assertThat(problems(Map.of(Setting.BOT_TOKEN_FILE, file), Map.of()))
                .containsExactly("The token in " + file + form);
        assertThat(problems(Map.of(), Map.of("COMMENTLOG_MODERATOR_TOKEN", wrong)))
                .containsExactly("COMMENTLOG_MODERATOR_TOKEN" + form);
    }

    @Test
    void tellOfAFileThatCannotBeRead() {
        String missing = directory.resolve("missing").toString();

        assertThat(problems(Map.of(Setting.BOT_TOKEN_FILE, missing), Map.of()))
                .containsExactly("Cannot read the token in " + missing + ": there is no such file.");
        assertThat(problems(Map.of(Setting.BOT_TOKEN_FILE, directory.toString()), Map.of()))
                .singleElement()
                .asString()
                .startsWith("Cannot read the token in " + directory);
    }

    @Test
    void tellOfATokenThatIsSetTwice() throws IOException {
        assertThat(problems(Map.of(Setting.BOT_TOKEN_FILE, file(BOT)), Map.of("COMMENTLOG_BOT_TOKEN", BOT)))
                .containsExactly("Both --bot-token-file and COMMENTLOG_BOT_TOKEN are set: which one counts?");
    }

    @Test
    void wantTwoTokens() {
        assertThat(problems(Map.of(), Map.of("COMMENTLOG_BOT_TOKEN", BOT, "COMMENTLOG_MODERATOR_TOKEN", BOT)))
                .containsExactly("The bot's token and the moderator's must differ, or the bot could delete.");
    }

    @Test
    void takeNoTokenAsALineOfTheFile() {
        Settings settings = Settings.resolve(
                CommandSettings.RUN, Map.of(), Map.of(), SettingsFile.parse("conf", List.of("bot-token=" + BOT)));

        assertThat(settings.problems()).singleElement().asString().startsWith("There is no setting bot-token for conf");
    }

    @Test
    void keepTokensOutOfWhatIsPrinted() {
        assertThat(read(Map.of(), BOTH).toString()).contains("****").doesNotContain("token-", BOT, MODERATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]", "192.0.2.1", "127.0.0.1"})
    void letTheServerListenAnywhereWithBothTokens(String bind) {
        Settings settings =
                settings(Map.of(Setting.ROLES, "ingest", Setting.BOOTSTRAP_SERVER, "k:1", Setting.BIND, bind), BOTH);
        NodeConfig config = NodeSettings.run(settings);

        assertThat(settings.problems()).isEmpty();
        assertThat(config.http().bind()).isEqualTo(bind.replace("[", "").replace("]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMENTLOG_BOT_TOKEN", "COMMENTLOG_MODERATOR_TOKEN"})
    void keepTheServerOnLoopbackWithOneToken(String variable) {
        Settings settings = settings(
                Map.of(Setting.ROLES, "ingest", Setting.BOOTSTRAP_SERVER, "k:1", Setting.BIND, "0.0.0.0"),
                Map.of(variable, BOTH.get(variable)));
        NodeSettings.run(settings);

        assertThat(settings.problems())
                .containsExactly("--bind must be a loopback address such as 127.0.0.1 or ::1, since without both the"
                        + " bot's and the moderator's token anybody could write, not '0.0.0.0'.");
    }

    @Test
    void tellOfAWrongTokenOnlyOnce() {
        Map<String, String> environment = new HashMap<>(BOTH);
        environment.put("COMMENTLOG_BOT_TOKEN", "");
        Settings settings = settings(
                Map.of(Setting.ROLES, "ingest", Setting.BOOTSTRAP_SERVER, "k:1", Setting.BIND, "0.0.0.0"), environment);
        NodeSettings.run(settings);

        assertThat(settings.problems()).singleElement().asString().startsWith("COMMENTLOG_BOT_TOKEN must be 16");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, false", "::, false", "192.0.2.1, true"})
    void wantAFoldMemberThatListensEverywhereToSayWhereItIs(String bind, boolean alone) {
        Map<Setting, String> options = new HashMap<>(
                Map.of(Setting.ROLES, "materialize", Setting.BOOTSTRAP_SERVER, "k:1", Setting.BIND, bind));
        Settings silent = settings(options, BOTH);
        NodeSettings.run(silent);
        assertThat(silent.problems())
                .isEqualTo(
                        alone
                                ? List.of()
                                : List.of(
                                        "--advertise is needed: other nodes cannot reach this one at every address."));

        options.put(Setting.ADVERTISE, "node-1:8080");
        Settings said = settings(options, BOTH);
        NodeSettings.run(said);
        assertThat(said.problems()).isEmpty();
    }

    @Test
    void takeALimitOrNone() {
        assertThat(read(Map.of(Setting.RATE_LIMIT, "100/1"), Map.of()).rate()).contains(PostRate.parse("100/1"));
        assertThat(read(Map.of(Setting.RATE_LIMIT, "off"), Map.of()).rate()).isEqualTo(Optional.empty());
        assertThat(problems(Map.of(Setting.RATE_LIMIT, "10"), Map.of()))
                .containsExactly("--rate-limit must be POSTS/SECONDS such as 10/60, or off, not '10'.");
    }

    @Test
    void takeNetworksOrNone() {
        assertThat(read(Map.of(Setting.RATE_LIMIT_EXEMPT, "none"), Map.of()).unlimited())
                .isEmpty();
        assertThat(read(Map.of(Setting.TRUSTED_PROXIES, "10.0.0.1, 2001:db8::/32"), Map.of())
                        .trustedProxies())
                .containsExactly(Network.parse("10.0.0.1"), Network.parse("2001:db8::/32"));
        assertThat(problems(Map.of(Setting.TRUSTED_PROXIES, "10.0.0.1/8,proxy"), Map.of()))
                .containsExactly(
                        "--trusted-proxies must be networks such as 10.0.0.0/8 or 2001:db8::/32, several with commas,"
                                + " or none, not '10.0.0.1/8'.",
                        "--trusted-proxies must be networks such as 10.0.0.0/8 or 2001:db8::/32, several with commas,"
                                + " or none, not 'proxy'.");
    }
}
