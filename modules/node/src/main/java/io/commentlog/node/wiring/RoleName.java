package io.commentlog.node.wiring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The roles that a process can have, in the order in which they start. */
public enum RoleName {
    BROKER,
    INGEST,
    MATERIALIZE,
    QUERY,
    BOT,
    PAGE;

    public static Optional<RoleName> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
