/** Who waits for whom, as the log says: what the status and the metrics tell of the queue. */
package io.commentlog.bot.board;
