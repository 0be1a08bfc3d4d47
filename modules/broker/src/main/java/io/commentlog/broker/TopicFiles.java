package io.commentlog.broker;

import io.commentlog.event.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** What a cluster should have: every topic and group that has a file in {@code topics/}. */
public record TopicFiles(List<TopicFile> topics, List<GroupFile> groups) {
    private static final List<String> TOPIC_FILES =
            List.of(Topics.COMMENTS + ".json", Topics.REJECTED + ".json", Topics.UNANSWERED + ".json");
    private static final String BOT = "reply-bot";
    private static final List<String> GROUP_FILES = List.of(BOT + ".json");

    public TopicFiles {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /** The files as they were when this program was built. */
    public static TopicFiles packaged() {
        return new TopicFiles(all(TOPIC_FILES, TopicFile::parse), all(GROUP_FILES, GroupFile::parse));
    }

    private static <T> List<T> all(List<String> files, BiFunction<String, byte[], T> parse) {
        return files.stream()
                .map(file -> parse.apply("topics/" + file, read(file)))
                .toList();
    }

    private static byte[] read(String file) {
        try (InputStream in = TopicFiles.class.getResourceAsStream("/topics/" + file)) {
            return Objects.requireNonNull(in, "topics/" + file + " is not in the jar")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For each of these groups of the bot, what the file of its groups wants. */
    List<GroupFile> botGroups(List<String> names) {
        GroupFile file = groups.stream()
                .filter(group -> group.name().equals(BOT))
                .findFirst()
                .orElseThrow();
        return names.stream().map(name -> new GroupFile(name, file.configs())).toList();
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
