package io.commentlog.broker;

/** One difference between what a cluster has and what the files want, and what is done about it. */
public sealed interface TopicChange {
    /** What was done, or not done, for a person. */
    String sentence();

    /** The topic is not there yet. */
    record CreateTopic(TopicFile file) implements TopicChange {
        @Override
        public String sentence() {
            return "Created topic " + file.name() + " with " + partitions(file.partitions()) + " and " + file.configs();
        }
    }

    /** A topic's config is not what its file says. */
    record SetTopicConfig(String topic, String config, String from, String to) implements TopicChange {
        @Override
        public String sentence() {
            return "Set " + config + " of topic " + topic + " from " + from + " to " + to;
        }
    }

    /** The partition count is another; nothing is done about it. */
    record KeepPartitions(String topic, int actual, int wanted) implements TopicChange {
        @Override
        public String sentence() {
            return "Topic " + topic + " has " + partitions(actual) + " and keeps them, although " + wanted
                    + (wanted == 1 ? " is" : " are") + " wanted: with another count the ids would move";
        }
    }

    /** A group's config is not what its file says. */
    record SetGroupConfig(String group, String config, String from, String to) implements TopicChange {
        @Override
        public String sentence() {
            return "Set " + config + " of group " + group + " from " + from + " to " + to;
        }
    }

    private static String partitions(int count) {
        return count == 1 ? "1 partition" : count + " partitions";
    }
}
