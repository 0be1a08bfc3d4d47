package io.commentlog.node.wiring;

import io.commentlog.kit.Role;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person is told once the process is ready: what to open, and one line that posts. */
final class Welcome {
    private Welcome() {}

    static void print(PrintStream out, NodeConfig config, int port, String servers, List<Role> roles, Duration took) {
        String url = config.http().scheme() + "://" + config.http().urlHost() + ":" + port;
        String names = roles.stream().map(Role::name).collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "%nCommentlog is ready after %.1f s: %s%n", took.toMillis() / 1e3, names);
        if (config.has(RoleName.PAGE)) {
            out.println("  open   " + url + "/   watch " + url + "/ops");
        }
        if (config.has(RoleName.INGEST)) {
            out.println("  post   curl -s " + url + "/api/comments -d '{\"text\":\"Hello\","
                    + "\"botParams\":{\"entity\":\"echo\",\"processed\":false}}'");
        }
        if (config.has(RoleName.QUERY)) {
            out.println("  read   curl -s '" + url + "/api/comments?limit=10'");
        }
        out.println("  health " + url + "/health/ready   metrics " + url + "/metrics");
        if (config.has(RoleName.BROKER)) {
            out.println("  kafka  " + servers + "   data "
                    + config.data().toAbsolutePath().normalize());
        }
        out.println("Ctrl-C stops it.");
    }
}
