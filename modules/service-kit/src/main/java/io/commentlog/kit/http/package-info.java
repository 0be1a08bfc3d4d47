/** One HTTP server a process: a table of routes, one error edge, the same CORS headers on every answer. */
package io.commentlog.kit.http;
