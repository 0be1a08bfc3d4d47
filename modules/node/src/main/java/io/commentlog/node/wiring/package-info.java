/** One process out of the roles that it was asked to run. The only place that sees several services. */
package io.commentlog.node.wiring;
