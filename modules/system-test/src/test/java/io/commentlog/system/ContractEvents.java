package io.commentlog.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Server-sent events as a browser reads them. Whoever waits too long for one fails. */
final class ContractEvents implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final Executor LATE = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);

    private final InputStream in;
    private final BufferedReader lines;
    private String lastId = "";

    /**
     * @param type {@code message} where none was said
     * @param id empty where none was said
     * @param data empty for an event that is not shown to anybody, such as a comment line
     */
    record Event(String type, String id, String data) {}

    ContractEvents(InputStream in) {
        this.in = in;
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next that a page would be shown. */
    Event next() {
        return Stream.generate(this::block)
                .filter(event -> !event.data().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    List<Event> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    /** Reads until a block of the stream has this line in it, such as a comment. */
    boolean reaches(String line) {
        return Stream.generate(this::lines).anyMatch(block -> block.contains(line));
    }

    /** What a browser would send as Last-Event-ID. */
    String lastId() {
        return lastId;
    }

    private Event block() {
        String type = "message";
        String id = "";
        String data = "";
        for (String line : lines()) {
            String value = line.replaceFirst("^[a-z]*: ?", "");
            if (line.startsWith("event:")) {
                type = value;
            } else if (line.startsWith("id:")) {
                id = value;
            } else if (line.startsWith("data:")) {
                data = value;
            }
        }
        return new Event(type, id, data);
    }

    private List<String> lines() {
        CompletableFuture<Void> inTime = new CompletableFuture<>();
        LATE.execute(() -> {
            if (inTime.complete(null)) {
                close();
            }
        });
        List<String> block = new ArrayList<>();
        try {
            for (String line = lines.readLine(); !"".equals(line); line = lines.readLine()) {
                if (line == null) {
                    throw new AssertionError("The stream ended after " + block);
                }
                block.add(line);
                lastId = line.startsWith("id: ") ? line.substring(4) : lastId;
            }
            return block;
        } catch (IOException e) {
            throw new AssertionError("No event came within " + PATIENCE_SECONDS + " s after " + block, e);
        } finally {
            inTime.complete(null);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
