package io.commentlog.client;

import java.util.Optional;

/**
 * One server-sent event.
 *
 * @param name {@code message} if it has none
 * @param id the field, if this very event has it
 */
record SseEvent(String name, String data, Optional<String> id) {}
