package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.commentlog.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TopicPlanTest {
    private static final TopicFile FILE =
            new TopicFile("t", 6, new TreeMap<>(Map.of("retention.ms", "-1", "cleanup.policy", "delete")), "k", "v");
    private static final GroupFile GROUP =
            new GroupFile("g", new TreeMap<>(Map.of("share.auto.offset.reset", "earliest")));
    private static final TopicFiles TOPIC_ONLY = new TopicFiles(List.of(FILE), List.of());
    private static final TopicFiles GROUP_ONLY = new TopicFiles(List.of(), List.of(GROUP));

    private static ClusterState topic(int partitions, Map<String, String> configs) {
        return new ClusterState(Map.of("t", new ClusterState.Topic(partitions, configs)), Map.of());
    }

    @Test
    void createsATopicThatIsNotThere() {
        assertThat(TopicPlan.of(TOPIC_ONLY, new ClusterState(Map.of(), Map.of())))
                .containsExactly(new TopicChange.CreateTopic(FILE));
    }

    @Test
    void isEmptyWhenAllIsAsWanted() {
        assertThat(TopicPlan.of(TOPIC_ONLY, topic(6, FILE.configs()))).isEmpty();
    }

    @Test
    void leavesConfigsAloneThatNoFileNames() {
        ClusterState actual =
                topic(6, Map.of("retention.ms", "-1", "cleanup.policy", "delete", "segment.bytes", "12345"));
        assertThat(TopicPlan.of(TOPIC_ONLY, actual)).isEmpty();
    }

    @Test
    void setsAConfigThatDiffers() {
        assertThat(TopicPlan.of(TOPIC_ONLY, topic(6, Map.of("retention.ms", "1000", "cleanup.policy", "delete"))))
                .containsExactly(new TopicChange.SetTopicConfig("t", "retention.ms", "1000", "-1"));
    }

    @Test
    void setsAConfigThatIsNotThere() {
        assertThat(TopicPlan.of(TOPIC_ONLY, topic(6, Map.of("retention.ms", "-1"))))
                .containsExactly(new TopicChange.SetTopicConfig("t", "cleanup.policy", "nothing", "delete"));
    }

    @Test
    void setsEveryConfigThatDiffersInTheOrderOfTheirNames() {
        assertThat(TopicPlan.of(TOPIC_ONLY, topic(6, Map.of())))
                .extracting(change -> ((TopicChange.SetTopicConfig) change).config())
                .containsExactly("cleanup.policy", "retention.ms");
    }

    @Test
    void keepsPartitionsThatDifferAndSaysWhy() {
        List<TopicChange> plan = TopicPlan.of(TOPIC_ONLY, topic(3, FILE.configs()));
        assertThat(plan).containsExactly(new TopicChange.KeepPartitions("t", 3, 6));
        assertThat(plan.get(0).sentence())
                .isEqualTo("Topic t has 3 partitions and keeps them, although 6 are wanted:"
                        + " with another count the ids would move");
    }

    @Test
    void adjustsConfigsBesidePartitionsThatDiffer() {
        assertThat(TopicPlan.of(TOPIC_ONLY, topic(12, Map.of("retention.ms", "1", "cleanup.policy", "delete"))))
                .containsExactly(
                        new TopicChange.KeepPartitions("t", 12, 6),
                        new TopicChange.SetTopicConfig("t", "retention.ms", "1", "-1"));
    }

    @Test
    void setsAGroupConfigThatDiffers() {
        ClusterState actual = new ClusterState(Map.of(), Map.of("g", Map.of("share.auto.offset.reset", "latest")));
        assertThat(TopicPlan.of(GROUP_ONLY, actual))
                .containsExactly(new TopicChange.SetGroupConfig("g", "share.auto.offset.reset", "latest", "earliest"));
    }

    @Test
    void setsTheConfigsOfAGroupThatNobodyKnowsYet() {
        assertThat(TopicPlan.of(GROUP_ONLY, new ClusterState(Map.of(), Map.of())))
                .containsExactly(new TopicChange.SetGroupConfig("g", "share.auto.offset.reset", "nothing", "earliest"));
    }

    @Test
    void leavesAGroupAloneThatIsAsWanted() {
        assertThat(TopicPlan.of(GROUP_ONLY, new ClusterState(Map.of(), Map.of("g", GROUP.configs()))))
                .isEmpty();
    }

    @Test
    void createsOnlyCommentsWithThePartitionsAskedFor() {
        TopicFiles asked = TopicFiles.packaged().withPartitionsOfComments(12);
        assertThat(asked.topics())
                .extracting(TopicFile::name, TopicFile::partitions)
                .containsExactly(tuple(Topics.COMMENTS, 12), tuple(Topics.REJECTED, 1), tuple(Topics.UNANSWERED, 1));
    }

    @Test
    void tellsEveryChangeInASentence() {
        assertThat(new TopicChange.CreateTopic(FILE).sentence())
                .isEqualTo("Created topic t with 6 partitions and {cleanup.policy=delete, retention.ms=-1}");
        assertThat(new TopicChange.SetTopicConfig("t", "a", "1", "2").sentence())
                .isEqualTo("Set a of topic t from 1 to 2");
        assertThat(new TopicChange.SetGroupConfig("g", "a", "1", "2").sentence())
                .isEqualTo("Set a of group g from 1 to 2");
    }
}
