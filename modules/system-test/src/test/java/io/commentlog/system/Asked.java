package io.commentlog.system;

import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * What an authorizer was asked, and said. The grant that is needed for it is the operation on the resource. Pure.
 *
 * @param principal who, as {@code User:name}
 * @param allowed what was said
 * @param acted whether somebody got something or was refused it by that; else it only told what to show to him, or one of
 *     several grants that would do
 */
record Asked(String principal, AclOperation operation, ResourceType type, String name, boolean allowed, boolean acted) {
    private static final String BETWEEN = "\t";

    /** As Kafka's authorizer has it, when it has answered. */
    static Asked of(String principal, Action action, AuthorizationResult result) {
        boolean allowed = result == AuthorizationResult.ALLOWED;
        return new Asked(
                principal,
                action.operation(),
                action.resourcePattern().resourceType(),
                action.resourcePattern().name(),
                allowed,
                allowed ? action.logIfAllowed() : action.logIfDenied());
    }

    static Asked parse(String line) {
        String[] parts = line.split(BETWEEN, -1);
        return new Asked(
                parts[0],
                AclOperation.valueOf(parts[1]),
                ResourceType.valueOf(parts[2]),
                parts[3],
                Boolean.parseBoolean(parts[4]),
                Boolean.parseBoolean(parts[5]));
    }

    /** What {@link #parse} takes. */
    String line() {
        return String.join(
                BETWEEN,
                principal,
                operation.name(),
                type.name(),
                name,
                Boolean.toString(allowed),
                Boolean.toString(acted));
    }

    /** Whether that grant is enough for it. */
    boolean isAllowedBy(AclBinding grant) {
        return grant.entry().principal().equals(principal)
                && grant.pattern().resourceType() == type
                && (grant.pattern().patternType() == PatternType.PREFIXED
                        ? name.startsWith(grant.pattern().name())
                        : name.equals(grant.pattern().name()))
                && (grant.entry().operation() == operation
                        || brings(operation).contains(grant.entry().operation()));
    }

    /** The operations that bring this one along, as Kafka's authorizer has it. */
    private static Set<AclOperation> brings(AclOperation operation) {
        return switch (operation) {
            case DESCRIBE -> Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER);
            case DESCRIBE_CONFIGS -> Set.of(AclOperation.ALTER_CONFIGS);
            default -> Set.of();
        };
    }

    @Override
    public String toString() {
        return principal + " " + operation + " " + type + " " + name;
    }
}
