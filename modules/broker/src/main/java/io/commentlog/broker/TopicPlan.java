package io.commentlog.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be done so that a cluster has what the files want: nothing where it has. Configs that no file names are
 * left alone. Pure.
 */
public final class TopicPlan {
    private static final String NOT_SET = "nothing";

    private TopicPlan() {}

    public static List<TopicChange> of(TopicFiles wanted, ClusterState actual) {
        List<TopicChange> changes = new ArrayList<>();
        for (TopicFile file : wanted.topics()) {
            if (actual.topics().containsKey(file.name())) {
                adjust(file, actual.topics().get(file.name())).forEach(changes::add);
            } else {
                changes.add(new TopicChange.CreateTopic(file));
            }
        }
        for (GroupFile file : wanted.groups()) {
            Map<String, String> configs = actual.groups().getOrDefault(file.name(), Map.of());
            differences(file.configs(), configs)
                    .map(found -> new TopicChange.SetGroupConfig(file.name(), found.config(), found.from(), found.to()))
                    .forEach(changes::add);
        }
        return changes;
    }

    private static Stream<TopicChange> adjust(TopicFile file, ClusterState.Topic topic) {
        Stream<TopicChange> partitions = file.partitions() == topic.partitions()
                ? Stream.empty()
                : Stream.of(new TopicChange.KeepPartitions(file.name(), topic.partitions(), file.partitions()));
        Function<Difference, TopicChange> change =
                found -> new TopicChange.SetTopicConfig(file.name(), found.config(), found.from(), found.to());
        return Stream.concat(
                partitions, differences(file.configs(), topic.configs()).map(change));
    }

    private static Stream<Difference> differences(Map<String, String> wanted, Map<String, String> actual) {
        return wanted.entrySet().stream()
                .map(entry ->
                        new Difference(entry.getKey(), actual.getOrDefault(entry.getKey(), NOT_SET), entry.getValue()))
                .filter(difference -> !difference.from().equals(difference.to()));
    }

    private record Difference(String config, String from, String to) {}
}
