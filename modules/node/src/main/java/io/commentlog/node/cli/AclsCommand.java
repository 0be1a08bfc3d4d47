package io.commentlog.node.cli;

import io.commentlog.kit.Nearest;
import io.commentlog.node.acl.AclText;
import io.commentlog.node.acl.Client;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code topics acls}: tells what each role must be allowed. Asks no cluster. */
final class AclsCommand {
    private static final int OK = 0;
    private static final List<String> WORDS =
            Arrays.stream(Client.values()).map(Client::word).toList();

    private AclsCommand() {}

    /** What is to be told; what is wrong becomes a problem of the settings, and then it is empty. */
    static Optional<AclText> read(Settings settings) {
        AclText text = new AclText(
                principals(settings),
                NodeSettings.view(settings),
                EntitiesSettings.names(settings, Setting.ACL_ENTITIES),
                NodeSettings.bootstrapServers(settings));
        return settings.problems().isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static Map<Client, String> principals(Settings settings) {
        Map<Client, String> principals = new EnumMap<>(Client.class);
        for (String pair : settings.list(Setting.PRINCIPALS)) {
            String[] parts = pair.split("=", 2);
            Optional<Client> client = Client.of(parts[0].strip());
            if (parts.length < 2 || parts[1].isBlank()) {
                settings.problem("--principals must be ROLE=NAME, several with commas, not '" + pair + "'.");
            } else if (client.isEmpty()) {
                settings.problem("There is no role " + parts[0] + " with credentials" + Nearest.hint(parts[0], WORDS));
            } else {
                String name = parts[1].strip();
                principals.put(client.get(), name.indexOf(':') < 0 ? "User:" + name : name);
            }
        }
        return principals;
    }

    static int run(AclText text, PrintStream out) {
        text.table().forEach(out::println);
        out.println();
        if (text.bootstrapServers().isEmpty()) {
            out.println("# KAFKA=host:port");
        }
        out.println("# ADMIN=file with the properties of somebody who may alter the cluster's ACLs");
        text.commands().forEach(out::println);
        return OK;
    }
}
