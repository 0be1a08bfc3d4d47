package io.commentlog.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An embedded broker in a process of its own, so that it can be killed as {@code kill -9} does. */
final class BrokerProcess implements AutoCloseable {
    private static final String READY = "ready at ";

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns when the broker is ready. */
    static BrokerProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new BrokerProcess(process, line.substring(READY.length()));
            }
        }
        throw new IOException("The broker's process ended before it was ready");
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The broker's process survived its kill");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process itself; ends when its input does. */
    public static void main(String[] arguments) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.in(Path.of(arguments[0])), fault -> {
            throw new AssertionError(fault);
        });
        System.out.println(READY + broker.bootstrapServers());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the parent's death ends it too.
        }
        broker.close();
    }
}
