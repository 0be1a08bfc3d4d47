/**
 * The workers that answer each waiting comment exactly once; {@link io.commentlog.bot.ReplyBot} is all of them. Packages:
 * {@code config} (who answers, and how), {@code responder} (what makes a reply's text), {@code answer} (what to do with one
 * event, and doing it in order), {@code group} (the share groups that deliver the events, and their locks).
 */
package io.commentlog.bot;
