/** What so many viewers and comments need: unit costs, a simulation of a node, and the arithmetic between them. */
package io.commentlog.bench.plan;
