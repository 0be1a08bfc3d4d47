package io.commentlog.system;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;

/** The grants of a cluster, held against what was asked of it while all of their holders did their work. Pure. */
record HeldGrants(List<AclBinding> grants, List<Asked> asked) {
    HeldGrants {
        grants = grants.stream().distinct().toList();
        asked = List.copyOf(asked);
    }

    /**
     * Grants that could be taken away, or be for less: nothing was done that needs just that operation and that no other
     * grant of the same holder allows.
     */
    List<String> toSpare() {
        return grants.stream()
                .filter(grant -> asked.stream().noneMatch(one -> needs(one, grant)))
                .map(grant -> grant.entry().principal() + " "
                        + grant.entry().operation() + " "
                        + grant.pattern().resourceType() + " " + grant.pattern().name())
                .toList();
    }

    private boolean needs(Asked one, AclBinding grant) {
        return one.allowed()
                && one.acted()
                && one.operation() == grant.entry().operation()
                && one.isAllowedBy(grant)
                && grants.stream().filter(one::isAllowedBy).count() == 1;
    }

    /** What somebody who has a grant was refused: the grants that lack. */
    List<String> lacking() {
        Set<String> holders =
                grants.stream().map(grant -> grant.entry().principal()).collect(Collectors.toSet());
        return asked.stream()
                .filter(one -> holders.contains(one.principal()))
                .filter(one -> !one.allowed() && one.acted())
                .map(Asked::toString)
                .distinct()
                .toList();
    }
}
