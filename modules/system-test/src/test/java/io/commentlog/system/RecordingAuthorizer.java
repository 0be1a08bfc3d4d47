package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own authorizer, which also writes what it is asked and what it says to a file, each thing once. A broker and its
 * controller have one each in the same process, and one file. Safe for all threads.
 */
public final class RecordingAuthorizer extends StandardAuthorizer {
    /** The broker's setting that names the file. */
    static final String FILE = "commentlog.asked.file";

    /** Guarded by itself, as the file is. */
    private static final Set<Asked> WRITTEN = new HashSet<>();

    /** Set before the broker listens. */
    private volatile Path file = Path.of("");

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        file = Path.of(String.valueOf(configs.get(FILE)));
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < results.size(); i++) {
            write(Asked.of(context.principal().toString(), actions.get(i), results.get(i)));
        }
        return results;
    }

    /** Which grant it is that allows it does not matter, so none is needed for it; a refusal is one. */
    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext context, AclOperation operation, ResourceType type) {
        AuthorizationResult result = super.authorizeByResourceType(context, operation, type);
        ResourcePattern any = new ResourcePattern(type, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL);
        write(Asked.of(context.principal().toString(), new Action(operation, any, 1, false, true), result));
        return result;
    }

    private void write(Asked asked) {
        synchronized (WRITTEN) {
            if (!WRITTEN.add(asked)) {
                return;
            }
            try {
                Files.writeString(
                        file,
                        asked.line() + System.lineSeparator(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("What an authorizer was asked could not be written", e);
            }
        }
    }
}
