/** The replica: follows the changelog of {@code recent-comments} and publishes a view a batch. */
package io.commentlog.query.replica;
