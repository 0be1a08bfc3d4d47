package io.commentlog.node.wiring;

import io.commentlog.kit.Role;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What runs in this process, in the order in which it was opened; closed in the reverse order, whatever fails. */
final class RoleSet implements AutoCloseable {
    private final List<Role> roles = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    <R extends Role> R add(R role) {
        roles.add(role);
        opened.add(role);
        return role;
    }

    /** Something that a role needs and that must be closed after it. */
    <C extends AutoCloseable> C closeLater(C resource) {
        opened.add(resource);
        return resource;
    }

    List<Role> all() {
        return List.copyOf(roles);
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
