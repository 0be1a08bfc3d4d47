/** The command line: what can be set, where a setting comes from, and what is said when it is wrong. */
package io.commentlog.node.cli;
