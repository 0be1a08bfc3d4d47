package io.commentlog.bench.handler;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * What a store says to one request.
 *
 * @param texts of a list, of rows, or the one text; none of what is no text, or if there is no such text
 */
record Reply(List<Buffer> texts, Optional<String> error) {}
