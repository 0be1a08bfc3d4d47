package io.commentlog.system.fault;

import io.commentlog.event.CommentEvent;
import java.util.List;
import java.util.Map;

/**
 * All that a row left behind.
 *
 * @param injected when the fault began, on the history's clock
 * @param views the ids that each query node lists in the end, by node
 */
record Observed(
        Numbering numbering, History history, long injected, List<CommentEvent> log, Map<String, List<String>> views) {}
