package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one {@code up} that all such tests share, with {@code --answer durable} and everything else as it is
 * by default. Started when first asked for, closed after the last test.
 */
final class SharedUp implements ParameterResolver {
    /** Of what its users lock, so that each has it for itself meanwhile. */
    static final String NAME = "io.commentlog.system.SharedUp";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedUp.class);

    /**
     * @param place where it runs
     */
    record Running(Deployment deployment, Deployment.Place place) implements AutoCloseable {
        static Running start() {
            try {
                Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "shared-up-");
                Deployment.Place place = Deployment.Place.in(data);
                return new Running(Deployment.inOneProcess("shared-up", place, "--answer", "durable"), place);
            } catch (IOException e) {
                throw new UncheckedIOException("No directory for the shared process", e);
            }
        }

        @Override
        public void close() {
            deployment.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }
}
