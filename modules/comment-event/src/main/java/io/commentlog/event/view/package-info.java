/**
 * What the fold writes and the replicas read: the keys and values of the stores {@code comments} and
 * {@code recent-comments}, and of the changelog between them.
 */
package io.commentlog.event.view;
