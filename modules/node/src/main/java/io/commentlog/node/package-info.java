/** The command {@code commentlog}. */
package io.commentlog.node;
