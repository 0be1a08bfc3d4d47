package io.commentlog.system.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser and an {@code up} in front of it, for all tests of a class, which is skipped where there is no browser. After
 * each test, no page may have complained. Used by one thread.
 */
final class Visit implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final String name;
    private final Settings settings;
    private Optional<Browser> browser = Optional.empty();
    private Optional<ShownUp> up = Optional.empty();

    /** What the {@code up} is told, which may have files in the directory. */
    @FunctionalInterface
    interface Settings {
        List<String> in(Path directory) throws IOException;
    }

    /** @param name of what the process says */
    Visit(String name, Settings settings) {
        this.name = name;
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        browser = Optional.of(Browser.start());
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), name + "-");
        up = Optional.of(ShownUp.start(
                name, directory.resolve("data"), settings.in(directory).toArray(String[]::new)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser().assertNoComplaints();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser.ifPresent(Browser::close);
        up.ifPresent(ShownUp::close);
    }

    Browser browser() {
        return browser.orElseThrow();
    }

    ShownUp up() {
        return up.orElseThrow();
    }

    OpenPage page() {
        return new OpenPage(browser());
    }
}
