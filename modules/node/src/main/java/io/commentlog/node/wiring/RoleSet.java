package io.commentlog.node.wiring;

import io.commentlog.kit.Role;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What runs in this process, in the order in which it was opened; closed in the reverse order, whatever fails. */
final class RoleSet implements AutoCloseable {
    private final List<Role> roles = new CopyOnWriteArrayList<>();
    private final List<Runnable> closings = new CopyOnWriteArrayList<>();

    <R extends Role> R add(R role) {
        roles.add(role);
        closings.add(role::close);
        return role;
    }

    /** Something that what is opened after it needs. */
    void closeLater(Runnable closing) {
        closings.add(closing);
    }

    List<Role> all() {
        return List.copyOf(roles);
    }

    @Override
    public void close() {
        RuntimeException first = null;
        for (int i = closings.size() - 1; i >= 0; i--) {
            try {
                closings.get(i).run();
            } catch (RuntimeException e) {
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
