package io.commentlog.query.view;

import io.commentlog.event.view.Channel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The channels that a view holds: which of them changed least recently, and which of them pass a filter. Every question
 * is answered without looking at all channels, for strangers can invent as many as they like. Owned by one thread.
 */
final class ActiveChannels {
    /** In the order of their last change. */
    private final LinkedHashSet<Channel> byActivity = new LinkedHashSet<>();

    private final Map<Filter, Set<Channel>> passing = new HashMap<>();

    /** The channel has changed: it is now the most recently active. */
    void touch(Channel channel) {
        if (!byActivity.remove(channel)) {
            for (Filter filter : Filter.across(channel)) {
                passing.computeIfAbsent(filter, key -> new HashSet<>()).add(channel);
            }
        }
        byActivity.add(channel);
    }

    void remove(Channel channel) {
        byActivity.remove(channel);
        for (Filter filter : Filter.across(channel)) {
            passing.computeIfPresent(filter, (key, channels) -> {
                channels.remove(channel);
                return channels.isEmpty() ? null : channels;
            });
        }
    }

    boolean contains(Channel channel) {
        return byActivity.contains(channel);
    }

    /** The least recently active channel; only where there is one. */
    Channel leastActive() {
        return byActivity.iterator().next();
    }

    /** The channels whose comments pass a filter that is wider than a channel. */
    Set<Channel> passing(Filter filter) {
        return passing.getOrDefault(filter, Set.of());
    }

    int count() {
        return byActivity.size();
    }
}
