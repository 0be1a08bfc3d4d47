package io.commentlog.node.acl;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.commentlog.bot.group.ShareGroup;
import io.commentlog.broker.TopicFile;
import io.commentlog.broker.TopicFiles;
import io.commentlog.event.Topics;
import io.commentlog.event.view.ViewName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who asks something of a Kafka cluster: the roles that do, and the commands. Each with the least that it can work with. */
public enum Client {
    /** An idempotent producer needs no more than to write somewhere. */
    INGEST {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(Grant.topic(Topics.COMMENTS, WRITE));
        }
    },
    /** Kafka Streams: it makes the changelogs of its stores itself, and writes in transactions. */
    MATERIALIZE {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(
                    Grant.topic(Topics.COMMENTS, READ),
                    Grant.topic(Topics.REJECTED, WRITE),
                    Grant.topic(view.commentsChangelog(), READ, WRITE, CREATE),
                    Grant.topic(view.recentCommentsChangelog(), READ, WRITE, CREATE),
                    Grant.group(view.applicationId(), READ),
                    Grant.transactionalIds(view.transactionalIds(), WRITE));
        }
    },
    /** In no group: it asks where the log ends, and what the fold's group has committed. */
    QUERY {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(
                    Grant.topic(Topics.COMMENTS, DESCRIBE),
                    Grant.topic(view.recentCommentsChangelog(), READ),
                    Grant.group(view.applicationId(), DESCRIBE));
        }
    },
    /** It gives its groups their configs before it joins them. */
    BOT {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.concat(
                    Stream.of(Grant.topic(Topics.COMMENTS, READ, WRITE), Grant.topic(Topics.UNANSWERED, WRITE)),
                    Stream.concat(
                                    entities.stream().flatMap(entity -> ShareGroup.names(entity).stream()),
                                    Stream.of(ShareGroup.ANY))
                            .map(group -> Grant.group(group, READ, ALTER_CONFIGS)));
        }
    },
    CHECK {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(Grant.topic(Topics.COMMENTS, READ));
        }
    },
    TOPICS_APPLY {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return TopicFiles.packaged().topics().stream()
                    .map(TopicFile::name)
                    .map(topic -> Grant.topic(topic, CREATE, DESCRIBE, ALTER_CONFIGS));
        }
    },
    BOT_RETRY {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(Grant.topic(Topics.COMMENTS, WRITE), Grant.topic(Topics.UNANSWERED, READ, WRITE));
        }
    },
    /** It looks in the log whether a reply is from there. */
    IMPORT {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(Grant.topic(Topics.COMMENTS, READ, WRITE));
        }
    },
    /** It waits until the fold has come to the log's end, and reads what the fold has made of it. */
    EXPORT {
        @Override
        Stream<Grant> grants(ViewName view, List<String> entities) {
            return Stream.of(
                    Grant.topic(Topics.COMMENTS, DESCRIBE),
                    Grant.topic(view.commentsChangelog(), READ),
                    Grant.group(view.applicationId(), DESCRIBE));
        }
    };

    abstract Stream<Grant> grants(ViewName view, List<String> entities);

    /**
     * The least that it can work with.
     *
     * @param entities that the bot answers for
     */
    public List<Grant> least(ViewName view, List<String> entities) {
        return grants(view, entities).toList();
    }

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Client> of(String word) {
        return Arrays.stream(values())
                .filter(client -> client.word().equals(word))
                .findFirst();
    }
}
