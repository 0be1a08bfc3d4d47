/** Puts questions again that the bot has given up: what the command {@code bot retry} does. */
package io.commentlog.bot.retry;
