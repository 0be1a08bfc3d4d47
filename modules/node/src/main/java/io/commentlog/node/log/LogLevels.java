package io.commentlog.node.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.slf4j.event.Level;

/** How much each logger says: as slf4j-simple's file has it, so that both formats say the same. */
final class LogLevels {
    private static final String FILE = "/simplelogger.properties";
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private final UnaryOperator<String> settings;

    /**
     * @param settings by name; null where there is none
     */
    private LogLevels(UnaryOperator<String> settings) {
        this.settings = settings;
    }

    /** Of the file, and before it of the system's properties. */
    static LogLevels configured() {
        Properties file = new Properties();
        try (InputStream in = LogLevels.class.getResourceAsStream(FILE)) {
            if (in != null) {
                file.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LogLevels(name -> System.getProperty(name, file.getProperty(name)));
    }

    static LogLevels of(Properties settings) {
        return new LogLevels(settings::getProperty);
    }

    /** Of the logger, or of what it is within. */
    Level of(String logger) {
        for (String name = logger; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
            Optional<String> level = Optional.ofNullable(settings.apply(PREFIX + "log." + name));
            if (level.isPresent()) {
                return level(level.get());
            }
        }
        return Optional.ofNullable(settings.apply(PREFIX + "defaultLogLevel"))
                .map(LogLevels::level)
                .orElse(Level.INFO);
    }

    private static Level level(String word) {
        return Level.valueOf(word.strip().toUpperCase(Locale.ROOT));
    }
}
