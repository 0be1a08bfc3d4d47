/**
 * The workers that answer each waiting comment exactly once. {@link io.commentlog.bot.ReplyDecision} and
 * {@link io.commentlog.bot.ReplyComposer} decide, {@link io.commentlog.bot.Answerer} does it in order,
 * {@link io.commentlog.bot.ShareWorker} keeps the lock meanwhile, {@link io.commentlog.bot.ReplyBot} is all of them.
 */
package io.commentlog.bot;
