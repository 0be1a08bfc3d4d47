package io.commentlog.materialize;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the fold's group give away the partitions of a thread that has failed. Being a static member it says no farewell, and
 * the one that replaces it is another member: the group would wait for it until its session has run out.
 */
final class EndedThread {
    private static final Logger LOG = LoggerFactory.getLogger(EndedThread.class);
    private static final Pattern NUMBER = Pattern.compile(".*-StreamThread-(\\d+)");

    private EndedThread() {}

    /** Returns at once. */
    static void forget(Admin admin, String applicationId, String memberId, String thread) {
        instanceId(memberId, thread).ifPresent(instance -> {
            var unused = admin.removeMembersFromConsumerGroup(
                            applicationId,
                            new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(instance))))
                    .all()
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            LOG.debug("The group waits for {} until its session has run out: {}", instance, failure);
                        }
                    });
        });
    }

    /** What Kafka Streams makes of the process's id for its thread; empty for a thread that is none of it. */
    static Optional<String> instanceId(String memberId, String thread) {
        return Optional.of(NUMBER.matcher(thread))
                .filter(Matcher::matches)
                .map(number -> memberId + "-" + number.group(1));
    }
}
