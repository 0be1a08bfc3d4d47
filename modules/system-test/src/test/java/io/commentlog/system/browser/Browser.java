package io.commentlog.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/**
 * Debian's chromium without a window, with a new profile, used as a person would: by looks, clicks and keys. It keeps what
 * pages complain of, for {@link #assertNoComplaints}. Used by one thread.
 */
final class Browser implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String NONE =
            "No chromium and no chromedriver on the PATH (Debian: chromium, chromium-driver): "
                    + "tests in a browser are skipped";

    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");

    /** Runs in every document before its own scripts. */
    private static final String LISTEN = """
            {
              window.complaints = [];
              const complain = (words) => window.complaints.push(words);
              addEventListener('error', (event) => complain(
                  event.message ?? `${event.target.src ?? event.target.href} does not load`), true);
              addEventListener('unhandledrejection', (event) => complain(`unhandled: ${event.reason}`));
              document.addEventListener('securitypolicyviolation', (event) => complain(
                  `policy: ${event.violatedDirective} stops ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`));
              const error = console.error.bind(console);
              console.error = (...words) => { complain(words.join(' ')); error(...words); };
            }
            """;

    /** What it is shown on. */
    enum Size {
        DESKTOP(1280, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** Which colours its owner likes. */
    enum Scheme {
        LIGHT,
        DARK
    }

    private final ChromeDriver chrome;
    private final List<String> complaints = new ArrayList<>();

    private Browser(ChromeDriver chrome) {
        this.chrome = chrome;
    }

    /** One of a desktop's size, in light colours. Where there is none, the test is skipped. */
    static Browser start() {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> driver = onPath("chromedriver");
        boolean there = chromium.isPresent() && driver.isPresent();
        if (!there) {
            System.out.println(NONE);
        }
        Assumptions.assumeTrue(there, NONE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(FLAGS);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTEN));
        return browser.size(Size.DESKTOP).scheme(Scheme.LIGHT);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser size(Size size) {
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        size.width,
                        "height",
                        size.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        size == Size.PHONE));
        return this;
    }

    /** Also without motion, so that a picture does not depend on its moment. */
    Browser scheme(Scheme scheme) {
        List<Map<String, String>> features = List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme.name().toLowerCase(Locale.ROOT)),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        tell("Emulation.setEmulatedMedia", Map.of("features", features));
        return this;
    }

    private void tell(String command, Map<String, Object> parameters) {
        chrome.executeCdpCommand(command, parameters);
    }

    Browser go(String url) {
        collectComplaints();
        chrome.get(url);
        return this;
    }

    Browser reload() {
        collectComplaints();
        chrome.navigate().refresh();
        return this;
    }

    String url() {
        return chrome.getCurrentUrl();
    }

    /** The first that the selector finds; it fails where there is none. */
    WebElement one(String selector) {
        return chrome.findElement(By.cssSelector(selector));
    }

    /** What is written in each that the selector finds, seen or not. */
    List<String> texts(String selector) {
        List<String> texts = new ArrayList<>();
        if (run("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector)
                instanceof List<?> found) {
            found.forEach(text -> texts.add((String) text));
        }
        return texts;
    }

    int count(String selector) {
        return texts(selector).size();
    }

    boolean shows(String selector) {
        return run("return document.querySelector(arguments[0])?.checkVisibility() ?? false", selector)
                .equals(true);
    }

    Browser click(String selector) {
        one(selector).click();
        return this;
    }

    /** Into a field, after what is there. */
    Browser type(String selector, CharSequence... keys) {
        one(selector).sendKeys(keys);
        return this;
    }

    /** On the keyboard, wherever the focus is. */
    Browser press(CharSequence... keys) {
        new Actions(chrome).sendKeys(keys).perform();
        return this;
    }

    Object run(String script, Object... arguments) {
        return chrome.executeScript(script, arguments);
    }

    void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread()
                .until(condition::getAsBoolean);
    }

    /** Nothing moves any more. */
    void awaitRest() {
        List<Object> places = new ArrayList<>();
        await("rest", () -> {
            places.add(run("return `${window.scrollY} ${document.documentElement.scrollHeight}`"));
            int count = places.size();
            return count > 3
                    && places.subList(count - 3, count).stream().distinct().count() == 1;
        });
    }

    /** Of what is in sight now, as {@code target/screenshots/NAME.png}. */
    Path screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            return Files.write(SCREENSHOTS.resolve(name + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("A screenshot could not be written", e);
        }
    }

    /** No script has failed since the start, nothing was missing, and the security policy has stopped nothing. */
    void assertNoComplaints() {
        collectComplaints();
        assertThat(complaints).as("complaints of pages").isEmpty();
    }

    private void collectComplaints() {
        if (run("const said = window.complaints ?? []; window.complaints = []; return said") instanceof List<?> said) {
            said.forEach(words -> complaints.add((String) words));
        }
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
