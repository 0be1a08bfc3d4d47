/**
 * Questions handed to workers over HTTP. A lease is a share group's lock that this process holds for a worker: {@link
 * io.commentlog.bot.claim.Keeper} holds one, {@link io.commentlog.bot.claim.ClaimQueue} brings keepers and claims together.
 */
package io.commentlog.bot.claim;
