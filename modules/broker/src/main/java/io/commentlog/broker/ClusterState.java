package io.commentlog.broker;

import java.util.Map;

/**
 * What a cluster has, of what the files name: topics that exist, and the effective configs of topics and groups, the
 * defaults among them.
 */
public record ClusterState(Map<String, Topic> topics, Map<String, Map<String, String>> groups) {
    public ClusterState {
        topics = Map.copyOf(topics);
        groups = Map.copyOf(groups);
    }

    /** A topic that exists. */
    public record Topic(int partitions, Map<String, String> configs) {
        public Topic {
            configs = Map.copyOf(configs);
        }
    }
}
