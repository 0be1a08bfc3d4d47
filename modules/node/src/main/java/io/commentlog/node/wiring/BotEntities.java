package io.commentlog.node.wiring;

import io.commentlog.bot.config.Entities;
import io.commentlog.bot.config.EntitiesWatch;
import java.util.Optional;

/**
 * The entities that the bot answers for.
 *
 * @param watch of the file that they come from, if they come from one
 */
public record BotEntities(Entities now, Optional<EntitiesWatch> watch) {
    /** Without a file. */
    public static final BotEntities ECHO = new BotEntities(Entities.ECHO, Optional.empty());
}
