package io.commentlog.query.replica;

import io.commentlog.event.Topics;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * Which log and which generation of the view a cursor is of: the cluster's own id of the topic {@code comments}, which a
 * topic made anew does not share, and the changelog's name, which another generation does not. The same on every node.
 */
final class Epoch {
    private Epoch() {}

    /**
     * @throws KafkaException if the cluster does not say
     */
    static long of(Admin admin, String changelog) throws InterruptedException {
        try {
            Uuid log = admin.describeTopics(List.of(Topics.COMMENTS))
                    .allTopicNames()
                    .get()
                    .get(Topics.COMMENTS)
                    .topicId();
            return of(log, changelog);
        } catch (ExecutionException e) {
            throw new KafkaException("The cluster does not describe the topic " + Topics.COMMENTS, e.getCause());
        }
    }

    static long of(Uuid log, String changelog) {
        return log.getMostSignificantBits() * 31 + log.getLeastSignificantBits() + changelog.hashCode();
    }
}
