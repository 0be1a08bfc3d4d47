/** Reads over HTTP, answered from the published view. */
package io.commentlog.query.http;
