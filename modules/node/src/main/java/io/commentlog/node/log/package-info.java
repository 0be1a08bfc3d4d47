/** The log as JSON, in place of slf4j-simple: one object a line, on stderr. */
package io.commentlog.node.log;
