package io.commentlog.broker;

import io.commentlog.event.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What a cluster should have: topics, and groups' configs, as the files in {@code topics/} want them. */
public record TopicFiles(List<TopicFile> topics, List<GroupFile> groups) {
    private static final List<String> TOPIC_FILES =
            List.of(Topics.COMMENTS + ".json", Topics.REJECTED + ".json", Topics.UNANSWERED + ".json");
    private static final String BOT_GROUPS = "reply-bot.json";

    public TopicFiles {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /** The topics as their files were when this program was built; no group: which there are, the bot knows. */
    public static TopicFiles packaged() {
        return new TopicFiles(
                TOPIC_FILES.stream()
                        .map(file -> TopicFile.parse("topics/" + file, read(file)))
                        .toList(),
                List.of());
    }

    /** These share groups of the bot, each as the file of its groups wants it, and no topic. */
    static TopicFiles ofBotGroups(List<String> names) {
        GroupFile file = GroupFile.parse("topics/" + BOT_GROUPS, read(BOT_GROUPS));
        return new TopicFiles(
                List.of(),
                names.stream().map(name -> new GroupFile(name, file.configs())).toList());
    }

    private static byte[] read(String file) {
        try (InputStream in = TopicFiles.class.getResourceAsStream("/topics/" + file)) {
            return Objects.requireNonNull(in, "topics/" + file + " is not in the jar")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with as many partitions of the topic {@code comments} as given; the others hold no comment's events. */
    public TopicFiles withPartitionsOfComments(int partitions) {
        return new TopicFiles(
                topics.stream()
                        .map(file -> file.name().equals(Topics.COMMENTS) ? file.withPartitions(partitions) : file)
                        .toList(),
                groups);
    }
}
