/**
 * A client of Commentlog's HTTP API, on the JDK's own HTTP client and Jackson. In ten lines:
 *
 * <pre>{@code
 * try (CommentlogClient client = CommentlogClient.at("http://node-1:8080", "http://node-2:8080")) {
 *     Written written = client.post(Draft.of("Is anybody there?").username("ada").forBot("echo"));
 *     Page page = client.list(Read.newest(20).atLeast(written.position())).value(); // shows what was written, on any node
 *     DeltaFeed feed = client.feed(Read.newest(50), storedCursor, new CommentListener() { // "" begins with the newest page
 *         public void onComment(Comment comment) { shown.put(comment.id(), comment); } // new or changed
 *         public void onRemoved(String id) { shown.remove(id); }
 *         public void onReset() { shown.clear(); } // the newest page follows
 *     });
 *     storedCursor = feed.cursor(); // at any time: it is never ahead of what the listener was told
 * }
 * }</pre>
 *
 * <p>{@link io.commentlog.client.CommentlogClient#stream} does the same over server-sent events. Writes are tried again
 * under the same id, so a lost answer never makes a second comment; a mistake of the caller's is
 * {@link io.commentlog.client.Rejected}, an API that stayed away is {@link io.commentlog.client.Unavailable}.
 *
 * <p>Why {@link io.commentlog.client.Comment} is a thin record over the JSON, and neither the log's own class nor a bare
 * {@code ObjectNode}: the log's class comes with Kafka's client, which somebody who speaks HTTP has no use for, and it
 * refuses what it does not know; a client must hand on the fields that a newer node adds, and the numbers in
 * {@code botParams} digit for digit. A bare node would leave every user to spell {@code "message-type"} and to know that
 * an absent {@code processed} is not {@code false}.
 */
package io.commentlog.client;
