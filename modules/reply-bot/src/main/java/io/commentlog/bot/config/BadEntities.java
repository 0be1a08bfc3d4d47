package io.commentlog.bot.config;

import java.util.List;

/** Why a file of entities cannot be used: all of it at once, a sentence each. */
public final class BadEntities extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public BadEntities(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
