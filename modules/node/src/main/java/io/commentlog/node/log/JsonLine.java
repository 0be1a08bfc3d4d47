package io.commentlog.node.log;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.event.Level;

/** One event of the log as a JSON object, without the line's end. Pure. */
final class JsonLine {
    private JsonLine() {}

    /**
     * @param at told in UTC, to the millisecond
     */
    static String of(
            Instant at, Level level, String logger, String thread, String message, Optional<Throwable> exception) {
        StringBuilder line = new StringBuilder(200);
        line.append("{\"timestamp\":\"").append(at.truncatedTo(ChronoUnit.MILLIS));
        line.append("\",\"level\":\"").append(level);
        append(line.append("\",\"logger\":\""), logger);
        append(line.append("\",\"thread\":\""), thread);
        append(line.append("\",\"message\":\""), message);
        exception.ifPresent(thrown -> append(line.append("\",\"exception\":\""), stack(thrown)));
        return line.append("\"}").toString();
    }

    private static void append(StringBuilder line, String text) {
        JsonStringEncoder.getInstance().quoteAsString(text, line);
    }

    private static String stack(Throwable thrown) {
        StringWriter out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString().strip();
    }
}
