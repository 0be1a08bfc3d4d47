package io.commentlog.node.ops;

import io.commentlog.kit.Readiness;
import io.commentlog.kit.Role;

/** How a role was at one moment. */
record RoleState(String role, Readiness readiness, Readiness freshness) {
    static RoleState of(Role role) {
        return new RoleState(role.name(), role.readiness(), role.freshness());
    }

    /** Whether it does its work, and nothing keeps it from being as new as any other. */
    boolean isWell() {
        return readiness.ready() && freshness.ready();
    }

    /** One sentence, empty where it is well. */
    String detail() {
        return readiness.ready() ? freshness.detail() : readiness.detail();
    }
}
