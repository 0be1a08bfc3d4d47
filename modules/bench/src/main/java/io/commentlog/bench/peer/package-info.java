/** What a node is measured beside, and the processes of both. */
package io.commentlog.bench.peer;
