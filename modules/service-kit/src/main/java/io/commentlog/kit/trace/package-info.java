/** Traces: what happens to a comment, step by step and across processes, told to OpenTelemetry. */
package io.commentlog.kit.trace;
