/** What this process tells whoever runs it, beyond its metrics: how it was in the last minutes, and what went wrong. */
package io.commentlog.node.ops;
