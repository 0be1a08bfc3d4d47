package io.commentlog.system;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.Test;

final class HeldGrantsTest {
    private static final String ADA = "User:ada";

    @Test
    void haveNoneToSpareWhereEachWasNeeded() {
        assertThat(held(List.of(may(READ, "a"), may(WRITE, "a")), did(READ, "a"), did(WRITE, "a"))
                        .toSpare())
                .isEmpty();
    }

    @Test
    void haveOneToSpareThatNobodyUsed() {
        assertThat(held(List.of(may(READ, "a"), may(CREATE, "a")), did(READ, "a"), did(CREATE, "b"))
                        .toSpare())
                .containsExactly("User:ada CREATE TOPIC a");
    }

    @Test
    void haveOneToSpareThatAnotherBringsAlong() {
        assertThat(held(List.of(may(READ, "a"), may(DESCRIBE, "a")), did(READ, "a"), did(DESCRIBE, "a"))
                        .toSpare())
                .containsExactly("User:ada DESCRIBE TOPIC a");
        assertThat(held(List.of(may(CREATE, "a"), may(DESCRIBE, "a")), did(CREATE, "a"), did(DESCRIBE, "a"))
                        .toSpare())
                .isEmpty();
    }

    @Test
    void haveOneToSpareOfWhichLessWouldDo() {
        assertThat(held(List.of(may(ALTER_CONFIGS, "a")), did(DESCRIBE_CONFIGS, "a"))
                        .toSpare())
                .containsExactly("User:ada ALTER_CONFIGS TOPIC a");
    }

    @Test
    void countNothingThatOnlyToldWhatToShow() {
        Asked shown = asked(READ, "a", AuthorizationResult.ALLOWED, false, true);
        assertThat(held(List.of(may(READ, "a")), shown).toSpare()).hasSize(1);
        Asked hidden = asked(READ, "b", AuthorizationResult.DENIED, true, false);
        assertThat(held(List.of(may(READ, "a")), hidden).lacking()).isEmpty();
    }

    @Test
    void nameWhatAHolderWasRefused() {
        Asked refused = asked(WRITE, "b", AuthorizationResult.DENIED, true, true);
        assertThat(held(List.of(may(READ, "a")), did(READ, "a"), refused).lacking())
                .containsExactly("User:ada WRITE TOPIC b");
        assertThat(held(List.of(), refused).lacking()).isEmpty();
    }

    @Test
    void areOfOneHolderOneKindAndOneName() {
        AclBinding prefix = new AclBinding(
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, "a-", PatternType.PREFIXED),
                new AccessControlEntry(ADA, "*", WRITE, AclPermissionType.ALLOW));
        Asked under = new Asked(ADA, WRITE, ResourceType.TRANSACTIONAL_ID, "a-1", true, true);
        assertThat(held(List.of(prefix), under).toSpare()).isEmpty();
        assertThat(held(List.of(may(WRITE, "a-")), under).toSpare()).hasSize(1);
        Asked others = new Asked("User:bob", WRITE, ResourceType.TRANSACTIONAL_ID, "a-1", true, true);
        assertThat(held(List.of(prefix), others).toSpare()).hasSize(1);
    }

    @Test
    void areReadFromWhatABrokerWrote() {
        Asked refused = asked(WRITE, "b", AuthorizationResult.DENIED, true, true);
        assertThat(Asked.parse(refused.line())).isEqualTo(refused);
    }

    private static HeldGrants held(List<AclBinding> grants, Asked... asked) {
        return new HeldGrants(grants, List.of(asked));
    }

    private static AclBinding may(AclOperation operation, String topic) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(ADA, "*", operation, AclPermissionType.ALLOW));
    }

    private static Asked did(AclOperation operation, String topic) {
        return asked(operation, topic, AuthorizationResult.ALLOWED, true, true);
    }

    private static Asked asked(
            AclOperation operation, String topic, AuthorizationResult result, boolean ifAllowed, boolean ifDenied) {
        ResourcePattern resource = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        return Asked.of(ADA, new Action(operation, resource, 1, ifAllowed, ifDenied), result);
    }
}
