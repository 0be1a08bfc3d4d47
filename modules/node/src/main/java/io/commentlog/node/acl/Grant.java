package io.commentlog.node.acl;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody may do with one resource of a cluster. Operations that another one brings along are not named: whoever may
 * read or write may describe, whoever may alter configs may describe them.
 */
public record Grant(ResourcePattern resource, Set<AclOperation> operations) {
    private static final String EVERY_HOST = "*";

    public Grant {
        operations = Collections.unmodifiableSet(new TreeSet<>(operations));
    }

    static Grant topic(String name, AclOperation... operations) {
        return of(ResourceType.TOPIC, name, PatternType.LITERAL, operations);
    }

    static Grant group(String name, AclOperation... operations) {
        return of(ResourceType.GROUP, name, PatternType.LITERAL, operations);
    }

    static Grant transactionalIds(String prefix, AclOperation... operations) {
        return of(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED, operations);
    }

    private static Grant of(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        return new Grant(new ResourcePattern(type, name, pattern), Set.of(operations));
    }

    /** As a cluster's admin client takes them. */
    public Stream<AclBinding> bindings(String principal) {
        return operations.stream()
                .map(operation -> new AclBinding(
                        resource, new AccessControlEntry(principal, EVERY_HOST, operation, AclPermissionType.ALLOW)));
    }

    /** The resource's kind, as {@code kafka-acls.sh} has it. */
    String kind() {
        return switch (resource.resourceType()) {
            case TOPIC -> "topic";
            case GROUP -> "group";
            case TRANSACTIONAL_ID -> "transactional-id";
            default -> throw new IllegalStateException("No role needs " + resource);
        };
    }

    boolean isPrefix() {
        return resource.patternType() == PatternType.PREFIXED;
    }

    /** As {@code kafka-acls.sh} has them, in Kafka's order. */
    List<String> words() {
        return operations.stream()
                .map(operation -> switch (operation) {
                    case READ -> "Read";
                    case WRITE -> "Write";
                    case CREATE -> "Create";
                    case DESCRIBE -> "Describe";
                    case ALTER_CONFIGS -> "AlterConfigs";
                    default -> throw new IllegalStateException("No role needs " + operation);
                })
                .toList();
    }
}
