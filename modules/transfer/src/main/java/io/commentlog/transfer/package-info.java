/**
 * Comments into the log from a file of one JSON object a line, and out of it into one. Sees the log, the changelog of the
 * store {@code comments}, and no class of a role.
 */
package io.commentlog.transfer;
