/** Where traces go: OpenTelemetry's SDK, in a process that was told of a place. */
package io.commentlog.node.trace;
