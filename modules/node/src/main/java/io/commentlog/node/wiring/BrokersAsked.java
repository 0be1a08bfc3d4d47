package io.commentlog.node.wiring;

import io.commentlog.event.Topics;
import io.commentlog.kit.CannotStart;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to the brokers before the roles begin, of a process that has credentials: whoever is not let in is told so at
 * the start, and not by roles that wait for ever. That no broker answers is no reason not to start.
 */
final class BrokersAsked {
    private static final Logger LOG = LoggerFactory.getLogger(BrokersAsked.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private BrokersAsked() {}

    /** @throws CannotStart if they say no */
    static void whetherTheyLetIn(String servers, KafkaAccess access) {
        if (access.properties().isEmpty()) {
            return;
        }
        Map<String, Object> properties = new HashMap<>(access.properties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "commentlog-start");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = Admin.create(properties)) {
            admin.describeTopics(List.of(Topics.COMMENTS))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            refuse(servers, e.getCause());
        } catch (TimeoutException e) {
            LOG.info("No broker at {} has answered within {} s", servers, PATIENCE.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for Kafka at " + servers, e);
        }
    }

    private static void refuse(String servers, Throwable cause) {
        if (cause instanceof AuthenticationException) {
            throw new CannotStart(
                    "The brokers at " + servers + " do not let this process in: "
                            + root(cause).getMessage(),
                    cause);
        }
        if (cause instanceof AuthorizationException) {
            throw new CannotStart(
                    "The brokers at " + servers + " know this process, and it may not see the topic " + Topics.COMMENTS
                            + ": 'commentlog topics acls' tells what each role needs",
                    cause);
        }
        LOG.debug("Not a matter of who asks", cause); // no topic yet, or no broker: what roles wait for
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
