package io.commentlog.node.cli;

import io.commentlog.ingest.AccessConfig;
import io.commentlog.kit.guard.Network;
import io.commentlog.kit.guard.PostRate;
import io.commentlog.kit.guard.Token;
import io.commentlog.kit.guard.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads who may write, and how often, out of settings, and the tokens out of their files; what is wrong becomes a problem
 * there. No sentence tells a token.
 */
final class AccessSettings {
    static final String BOT_TOKEN = Settings.PREFIX + "BOT_TOKEN";
    static final String MODERATOR_TOKEN = Settings.PREFIX + "MODERATOR_TOKEN";

    /** Variables that hold a token itself. There is no such option or line of a file: too many people can read those. */
    static final List<String> SECRETS = List.of(BOT_TOKEN, MODERATOR_TOKEN);

    private static final String NETWORKS = "networks such as 10.0.0.0/8 or 2001:db8::/32, several with commas, or none";
    private static final String NONE = "none";
    private static final String OFF = "off";

    /** More than a token and its newline can have. */
    private static final int MOST_BYTES = 2048;

    private AccessSettings() {}

    static AccessConfig read(Settings settings) {
        return new AccessConfig(
                tokens(settings),
                networks(settings, Setting.TRUSTED_PROXIES),
                settings.read(Setting.RATE_LIMIT, "POSTS/SECONDS such as 10/60, or off", AccessSettings::rate)
                        .orElse(Optional.empty()),
                networks(settings, Setting.RATE_LIMIT_EXEMPT));
    }

    /** Whether both tokens are set, rightly or wrongly: a wrong one is a problem of its own. */
    static boolean setsBothTokens(Settings settings) {
        boolean bot = settings.text(Setting.BOT_TOKEN_FILE).isPresent()
                || settings.secret(BOT_TOKEN).isPresent();
        boolean moderator = settings.text(Setting.MODERATOR_TOKEN_FILE).isPresent()
                || settings.secret(MODERATOR_TOKEN).isPresent();
        return bot && moderator;
    }

    private static Optional<Optional<PostRate>> rate(String text) {
        return Optional.of(text.equals(OFF) ? Optional.empty() : Optional.of(PostRate.parse(text)));
    }

    private static List<Network> networks(Settings settings, Setting setting) {
        return settings.text(setting).filter(NONE::equals).isPresent()
                ? List.of()
                : settings.list(setting, NETWORKS, text -> Optional.of(Network.parse(text)));
    }

    private static Tokens tokens(Settings settings) {
        Optional<Token> bot = token(settings, Setting.BOT_TOKEN_FILE, BOT_TOKEN);
        Optional<Token> moderator = token(settings, Setting.MODERATOR_TOKEN_FILE, MODERATOR_TOKEN);
        if (bot.isPresent() && bot.equals(moderator)) {
            settings.problem("The bot's token and the moderator's must differ, or the bot could delete.");
            return Tokens.NONE;
        }
        return new Tokens(bot, moderator);
    }

    private static Optional<Token> token(Settings settings, Setting file, String variable) {
        Optional<String> path = settings.text(file);
        Optional<String> secret = settings.secret(variable);
        if (path.isPresent() && secret.isPresent()) {
            settings.problem("Both " + file.option() + " and " + variable + " are set: which one counts?");
            return Optional.empty();
        }
        return path.isPresent()
                ? fromFile(settings, path.get())
                : secret.flatMap(text -> token(settings, variable, text));
    }

    private static Optional<Token> fromFile(Settings settings, String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return token(settings, "The token in " + path, text.replaceFirst("\r?\n\\z", ""));
        } catch (NoSuchFileException e) {
            settings.problem("Cannot read the token in " + path + ": there is no such file.");
        } catch (IOException | IllegalArgumentException e) {
            settings.problem("Cannot read the token in " + path + ": " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private static Optional<Token> token(Settings settings, String where, String text) {
        try {
            return Optional.of(Token.of(text));
        } catch (IllegalArgumentException e) {
            settings.problem(where + " must be " + Token.FORM + ".");
            return Optional.empty();
        }
    }
}
