package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private static final Map<String, String> NO_ENVIRONMENT = Map.of();
    private static final Map<Setting, String> NO_OPTIONS = Map.of();

    @Test
    void countsAnOptionBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() {
        Map<Setting, String> option = Map.of(Setting.PORT, "1");
        Map<String, String> environment = Map.of("COMMENTLOG_PORT", "2");
        SettingsFile file = file("port=3");
        assertThat(port(option, environment, file)).isEqualTo(1);
        assertThat(port(NO_OPTIONS, environment, file)).isEqualTo(2);
        assertThat(port(NO_OPTIONS, NO_ENVIRONMENT, file)).isEqualTo(3);
        assertThat(port(NO_OPTIONS, NO_ENVIRONMENT, SettingsFile.NONE)).isEqualTo(8080);
    }

    @Test
    void takesWhatIsBlankAsNotSet() {
        Map<Setting, String> option = Map.of(Setting.PORT, " ");
        assertThat(port(option, Map.of("COMMENTLOG_PORT", ""), file("port=3"))).isEqualTo(3);
        assertThat(port(option, Map.of("COMMENTLOG_PORT", ""), file("port="))).isEqualTo(8080);
    }

    @Test
    void namesTheNearestToAnUnknownVariable() {
        Settings settings = resolved(
                NO_OPTIONS,
                Map.of("COMMENTLOG_PROT", "1", "COMMENTLOG_VERBOSE", "1", "PATH", "/bin"),
                SettingsFile.NONE);
        assertThat(settings.problems())
                .containsExactly(
                        "There is no variable COMMENTLOG_PROT; did you mean COMMENTLOG_PORT?",
                        "There is no variable COMMENTLOG_VERBOSE.");
    }

    @Test
    void namesTheNearestToAnUnknownLineOfTheFile() {
        assertThat(resolved(NO_OPTIONS, NO_ENVIRONMENT, file("ports=1", "Port=1", "config=x"))
                        .problems())
                .containsExactly(
                        "There is no setting ports for conf; did you mean port?",
                        "There is no setting Port for conf; did you mean port?",
                        "There is no setting config for conf.");
    }

    @Test
    void letsEveryCommandsSettingsBeInTheEnvironmentAndTheFile() {
        assertThat(resolved(
                                NO_OPTIONS,
                                Map.of(
                                        "COMMENTLOG_ROLES", "bot",
                                        "COMMENTLOG_JAVA_OPTS", "-Xmx1g",
                                        "COMMENTLOG_CONFIG", "conf"),
                                file("standbys=1"))
                        .problems())
                .isEmpty();
    }

    @Test
    void saysWhereAWrongNumberCameFromAndItsBounds() {
        assertThat(wrongRecent(Map.of(Setting.RECENT, "many"), NO_ENVIRONMENT, SettingsFile.NONE))
                .isEqualTo("--recent must be 1 to 100000, not 'many'.");
        assertThat(wrongRecent(NO_OPTIONS, Map.of("COMMENTLOG_RECENT", "0"), SettingsFile.NONE))
                .isEqualTo("COMMENTLOG_RECENT must be 1 to 100000, not '0'.");
        assertThat(wrongRecent(NO_OPTIONS, NO_ENVIRONMENT, file("recent=100001")))
                .isEqualTo("recent in conf must be 1 to 100000, not '100001'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "99999999999", "0x10", "1e3", "١٢٣٤٥٦٧"})
    void takesOnlyWholeNumbersWithinTheirBounds(String text) {
        assertThat(wrongRecent(Map.of(Setting.RECENT, text), NO_ENVIRONMENT, SettingsFile.NONE))
                .contains("1 to 100000", text);
    }

    @Test
    void tellsAllProblemsAtOnce() {
        SettingsFile file = SettingsFile.parse("conf", List.of("what", "bnid=x"));
        Settings settings = resolved(Map.of(Setting.PORT, "x"), Map.of("COMMENTLOG_RECNT", "1"), file);
        settings.number(Setting.PORT);
        settings.problem("And another.");
        assertThat(settings.problems())
                .containsExactly(
                        "Line 1 of conf must be name=value, not 'what'.",
                        "There is no variable COMMENTLOG_RECNT; did you mean COMMENTLOG_RECENT?",
                        "There is no setting bnid for conf; did you mean bind?",
                        "--port must be 0 to 65535, not 'x'.",
                        "And another.");
    }

    @Test
    void tellsNoProblemOfASettingThatIsNotRead() {
        assertThat(resolved(NO_OPTIONS, Map.of("COMMENTLOG_PORT", "x"), SettingsFile.NONE)
                        .problems())
                .isEmpty();
    }

    @Test
    void readsTheTextsBetweenCommas() {
        Settings settings = resolved(Map.of(Setting.ALLOW_ORIGIN, " a, b ,,c"), NO_ENVIRONMENT, SettingsFile.NONE);
        assertThat(settings.list(Setting.ALLOW_ORIGIN)).containsExactly("a", "b", "c");
        assertThat(settings.list(Setting.ROLES)).isEmpty();
    }

    @Test
    void namesThePartOfAListThatIsWrongAndAListOfNothing() {
        Settings settings = resolved(
                Map.of(Setting.ALLOW_ORIGIN, "1,two,3"), Map.of("COMMENTLOG_QUERY_URL", " , "), SettingsFile.NONE);
        assertThat(settings.list(Setting.ALLOW_ORIGIN, "numbers", text -> Optional.of(Integer.valueOf(text))))
                .containsExactly(1, 3);
        assertThat(settings.list(Setting.QUERY_URL, "URLs", Optional::of)).isEmpty();
        assertThat(settings.list(Setting.ROLES, "roles", Optional::of)).isEmpty();
        assertThat(settings.problems())
                .containsExactly(
                        "--allow-origin must be numbers, not 'two'.", "COMMENTLOG_QUERY_URL must be URLs, not ','.");
    }

    @Test
    void hasAVariableForEverySetting() {
        assertThat(Setting.BOT_WORKERS.variable()).isEqualTo("COMMENTLOG_BOT_WORKERS");
        assertThat(CommandSettings.all())
                .containsAll(CommandSettings.UP)
                .containsAll(CommandSettings.TOPICS)
                .containsAll(CommandSettings.CHECK);
    }

    private static int port(Map<Setting, String> options, Map<String, String> environment, SettingsFile file) {
        Settings settings = resolved(options, environment, file);
        assertThat(settings.problems()).isEmpty();
        return settings.number(Setting.PORT);
    }

    private static String wrongRecent(
            Map<Setting, String> options, Map<String, String> environment, SettingsFile file) {
        Settings settings = resolved(options, environment, file);
        settings.number(Setting.RECENT);
        assertThat(settings.problems()).hasSize(1);
        return settings.problems().get(0);
    }

    private static Settings resolved(Map<Setting, String> options, Map<String, String> environment, SettingsFile file) {
        return Settings.resolve(CommandSettings.RUN, options, environment, file);
    }

    private static SettingsFile file(String... lines) {
        return SettingsFile.parse("conf", List.of(lines));
    }
}
