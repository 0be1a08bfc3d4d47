package io.commentlog.node.log;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes what is at its level or above it, each event in one piece. Used by all threads. */
final class JsonLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient Level level;
    private final transient PrintStream out;

    JsonLogger(String name, Level level, PrintStream out) {
        this.name = name;
        this.level = level;
        this.out = out;
    }

    private boolean says(Level other) {
        return other.toInt() >= level.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return says(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return says(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return says(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return says(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return says(Level.ERROR);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return JsonLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level eventLevel, Marker marker, String message, Object[] arguments, Throwable thrown) {
        out.println(JsonLine.of(
                Instant.now(),
                eventLevel,
                name,
                Thread.currentThread().getName(),
                String.valueOf(MessageFormatter.basicArrayFormat(message, arguments)),
                Optional.ofNullable(thrown)));
    }
}
