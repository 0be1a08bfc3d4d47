/**
 * The vocabulary of the log: comments and their events, the limits and the sanitising that every producer shares, the
 * JSON on the topic {@code comments}. Nothing here knows of HTTP, threads or clocks.
 */
package io.commentlog.event;
