package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs programs that refuse to be root's: as who we are, or as somebody else if we are root.
 *
 * @param user whose they are; empty for who we are
 * @param prefix of a command that becomes this user first
 */
record Unprivileged(Optional<UserPrincipal> user, List<String> prefix) {
    private static final List<String> OTHERS = List.of("postgres", "nobody");

    /** Empty if we are root and cannot become anybody else. */
    static Optional<Unprivileged> find() {
        if (!System.getProperty("user.name").equals("root")) {
            return Optional.of(new Unprivileged(Optional.empty(), List.of()));
        }
        return Programs.find("setpriv")
                .flatMap(setpriv -> OTHERS.stream()
                        .flatMap(Unprivileged::named)
                        .findFirst()
                        .map(user -> new Unprivileged(
                                Optional.of(user),
                                List.of(setpriv.toString(), "--reuid=" + user.getName(), "--clear-groups", "--"))));
    }

    private static Stream<UserPrincipal> named(String name) {
        try {
            return Stream.of(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (IOException e) {
            return Stream.empty(); // there is no such user: that is the question
        }
    }

    /** A new folder of the user's in one of ours, whom it lets pass. */
    Path folder(Path ours, String name) {
        try {
            Path folder = Files.createDirectory(ours.resolve(name));
            if (user.isPresent()) {
                Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwx--x--x"));
                Files.setOwner(folder, user.get());
            }
            return folder;
        } catch (IOException e) {
            throw new CannotBench("There is no folder for another user: " + e.getMessage(), e);
        }
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }
}
