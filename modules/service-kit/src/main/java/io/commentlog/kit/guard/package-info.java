/**
 * Who a caller is, by address and by token, and how often an address may post: pure decisions without HTTP, clock or logger.
 */
package io.commentlog.kit.guard;
