package io.commentlog.materialize;

import io.commentlog.kit.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who a process is in the fold's consumer group, from one start to the next: kept beside the stores, because what makes it
 * the same member is that it has them. A process that was killed takes its old place at once, where a new member would wait
 * until the session of the dead one has run out.
 */
final class MemberId {
    static final String FILE = "member-id";

    private static final Pattern VALID = Pattern.compile("[0-9a-f-]{36}");

    private MemberId() {}

    /**
     * The id of the directory, made at first and whenever it cannot be read: the cost of a new one is one session timeout.
     *
     * @throws CannotStart if the directory cannot be written to
     */
    static String in(Path stateDirectory) {
        Path file = stateDirectory.resolve(FILE);
        try {
            String known = read(file);
            return VALID.matcher(known).matches() ? known : make(file);
        } catch (IOException e) {
            throw new CannotStart("The state directory " + stateDirectory + " cannot be used: " + e, e);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String make(Path file) throws IOException {
        String made = UUID.randomUUID().toString();
        Files.createDirectories(file.getParent());
        Path whole = Files.writeString(file.resolveSibling(FILE + ".new"), made + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
