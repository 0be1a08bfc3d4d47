/**
 * The fold of the topic {@code comments} into the stores {@code comments} and {@code recent-comments}, and the reading
 * of one comment from the former. {@code CommentFold} and {@code RecentWindows} decide; the rest moves bytes.
 */
package io.commentlog.materialize;
