package io.commentlog.node.acl;

import io.commentlog.event.view.ViewName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The least of each client, for a person to read and for a shell to run. Pure.
 *
 * @param principals who each client is, as brokers name them: {@code User:name}
 * @param bootstrapServers empty for what a variable of the shell says
 */
public record AclText(
        Map<Client, String> principals, ViewName view, List<String> entities, Optional<String> bootstrapServers) {
    public AclText {
        principals = Map.copyOf(principals);
        entities = List.copyOf(entities);
    }

    /** Who a client is unless it is said otherwise. */
    public static String usualPrincipal(Client client) {
        return "User:commentlog-" + client.word();
    }

    private String principal(Client client) {
        return principals.getOrDefault(client, usualPrincipal(client));
    }

    public List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("client", "principal", "resource", "name", "operations"));
        for (Client client : Client.values()) {
            for (Grant grant : client.least(view, entities)) {
                rows.add(List.of(
                        client.word(),
                        principal(client),
                        grant.kind(),
                        grant.resource().name() + (grant.isPrefix() ? "*" : ""),
                        String.join(", ", grant.words())));
            }
        }
        return rows.stream().map(row -> line(row, widths(rows))).toList();
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(1));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /** For Kafka's own tool, a line each. */
    public List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (Client client : Client.values()) {
            client.least(view, entities).forEach(grant -> commands.add(command(principal(client), grant)));
        }
        return commands.stream().distinct().toList();
    }

    private String command(String principal, Grant grant) {
        return "kafka-acls.sh --bootstrap-server "
                + bootstrapServers.map(AclText::quoted).orElse("\"$KAFKA\"")
                + " --command-config \"$ADMIN\" --add --allow-principal " + quoted(principal)
                + grant.words().stream().map(word -> " --operation " + word).collect(Collectors.joining())
                + " --" + grant.kind() + " " + quoted(grant.resource().name())
                + (grant.isPrefix() ? " --resource-pattern-type prefixed" : "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
