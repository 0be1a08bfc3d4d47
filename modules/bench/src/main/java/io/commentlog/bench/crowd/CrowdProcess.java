package io.commentlog.bench.crowd;

import io.commentlog.bench.load.Requests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A process full of clients of one node. Arguments: the node's URL, the kind of clients, how many, the cursor that they begin
 * at, the run whose posts they listen for. It answers each line on its standard input with what they have heard, and ends
 * with that input, so that it does not outlive who started it.
 */
public final class CrowdProcess {
    private CrowdProcess() {}

    public static void main(String[] arguments) throws IOException {
        URI node = URI.create(arguments[0]);
        Tally tally = new Tally();
        Hearing hearing = Kind.valueOf(arguments[1])
                .hearing(
                        path -> Requests.get(node, path).bytes().apply(0).getBytes(),
                        arguments[3],
                        new Marks(arguments[4]));
        InetSocketAddress address = new InetSocketAddress(node.getHost(), node.getPort());
        Thread clients = new Thread(new Clients(address, Integer.parseInt(arguments[2]), hearing, tally), "clients");
        clients.setUncaughtExceptionHandler((thread, bug) -> {
            bug.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        clients.setDaemon(true);
        clients.start();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(tally.now().line());
        }
    }
}
