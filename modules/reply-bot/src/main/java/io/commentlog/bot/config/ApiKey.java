package io.commentlog.bot.config;

/** What a model server wants to be shown. It is in no file of entities, no message and no log. */
public record ApiKey(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
