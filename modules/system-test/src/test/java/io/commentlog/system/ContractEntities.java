package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom the nodes' bots answer for: the echo, one that can only fail until it is told what to say, and one for claimers. */
final class ContractEntities {
    /** It has one attempt, and fails as long as nobody has told it what to say. */
    static final String SPEECHLESS = "speechless";
    /** Workers answer it that claim. */
    static final String CLAIMED = "claimed";

    private final Path file;
    private final Path saying;

    ContractEntities(Path directory) {
        this.file = directory.resolve("entities.json");
        this.saying = directory.resolve("saying");
        write(file, """
                {"entities":[
                  {"id":"echo","responder":"echo","username":"Echo"},
                  {"id":"%s","responder":"exec","command":["cat","%s"],"maxAttempts":1,"concurrency":1},
                  {"id":"%s","responder":"claim"}
                ]}""".formatted(SPEECHLESS, saying, CLAIMED));
    }

    String file() {
        return file.toString();
    }

    /** From now on it says so. */
    void say(String text) {
        write(saying, text);
    }

    void saysNothing() {
        try {
            Files.deleteIfExists(saying);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
