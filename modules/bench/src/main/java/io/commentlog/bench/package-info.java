/** How fast a node is, in one run beside what one would pick instead: starts all of it, loads it, compares. */
package io.commentlog.bench;
