/** The processes that most people would build: a minimal HTTP handler in front of a store. Each is a program of its own. */
package io.commentlog.bench.handler;
