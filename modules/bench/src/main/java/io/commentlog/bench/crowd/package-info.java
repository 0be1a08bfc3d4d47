/** Processes that hold many clients of one node each, and tell when these hear of posts. */
package io.commentlog.bench.crowd;
