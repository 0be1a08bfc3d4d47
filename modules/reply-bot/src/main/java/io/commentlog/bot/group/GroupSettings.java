package io.commentlog.bot.group;

import java.util.List;

/** Makes share groups what the bot needs them to be; a group that is joined before begins at the log's end, and loses what waits. */
@FunctionalInterface
public interface GroupSettings {
    /**
     * Returns once all of the groups have their settings; they need not exist.
     *
     * @throws io.commentlog.kit.NotNow if the cluster is away
     */
    void apply(List<String> groups);
}
