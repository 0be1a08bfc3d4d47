package io.commentlog.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.node.cli.MarkdownPage.At;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages name is there: files, parts of pages, commands and options, variables, classes. */
final class DocumentationTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\\.\\w+)?");
    private static final Pattern VARIABLE = Pattern.compile("COMMENTLOG_[A-Z_]*[A-Z]");
    private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)+/?");
    private static final Pattern ALARM = Pattern.compile("- alert: (\\w+)");

    /** Headers of HTTP, and classes that others have made. */
    private static final Set<String> OTHERS = Set.of(
            "Age",
            "Allow",
            "Authorization",
            "Forwarded",
            "Origin",
            "Vary",
            "Admin.describeConsumerGroups",
            "Bytes",
            "DefaultPartitioner",
            "Dockerfile",
            "Formatter",
            "KafkaRaftServer",
            "LegacyPartitioner",
            "Partitioners.LegacyPartitioner",
            "PositionBound",
            "SharePartition.acquire");

    /** Of programs that are not ours. */
    private static final Set<String> OTHERS_OPTIONS =
            Set.of("--sun-misc-unsafe-memory-access", "--enable-native-access");

    private static final Map<Path, MarkdownPage> PAGES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        List<Path> paths = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("topics/README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).forEach(paths::add);
        }
        paths.forEach(path -> PAGES.put(path, MarkdownPage.read(path)));
        assertThat(PAGES).hasSizeGreaterThan(30);
    }

    /** Sentences for all things of a kind that are wrong, each with its place. */
    private interface Check {
        void look(MarkdownPage page, BiConsumer<At, String> problem);
    }

    private static void finds(Check check) {
        List<String> problems = new ArrayList<>();
        PAGES.values()
                .forEach(page -> check.look(
                        page,
                        (at, sentence) ->
                                problems.add(ROOT.relativize(page.path()) + ":" + at.line() + ": " + sentence)));
        assertThat(problems).isEmpty();
    }

    @Test
    void linksToFilesAndPartsThatAreThere() {
        finds((page, problem) -> page.links().stream()
                .filter(link -> !link.text().matches("[a-z]+:.*"))
                .forEach(link -> {
                    String[] parts = link.text().split("#", 2);
                    Path target = parts[0].isEmpty()
                            ? page.path()
                            : page.path().resolveSibling(parts[0]).normalize();
                    if (!Files.exists(target)) {
                        problem.accept(link, "there is no file " + parts[0]);
                    } else if (parts.length == 2
                            && PAGES.containsKey(target)
                            && !PAGES.get(target).anchors().contains(parts[1])) {
                        problem.accept(link, parts[0] + " has no part #" + parts[1]);
                    }
                }));
    }

    @Test
    void namesCommandsAndOptionsThatAreThere() {
        Set<String> options = new HashSet<>(DocumentedCommand.options().keySet());
        options.addAll(OTHERS_OPTIONS);
        finds((page, problem) -> {
            page.code().stream()
                    .filter(code -> code.text().startsWith("--"))
                    .filter(code -> !options.contains(code.text().split("[ =]", 2)[0]))
                    .forEach(code -> problem.accept(code, "no command has the option " + code.text()));
            Stream.concat(page.code().stream(), commands(page.fenced()).stream())
                    .forEach(code -> DocumentedCommand.problem(code.text())
                            .ifPresent(sentence -> problem.accept(code, sentence)));
        });
    }

    /** Lines that end with a backslash go on in the next. */
    private static List<At> commands(List<At> lines) {
        List<At> commands = new ArrayList<>();
        for (At line : lines) {
            int last = commands.size() - 1;
            if (last >= 0 && commands.get(last).text().endsWith("\\")) {
                String begun = commands.get(last).text();
                commands.set(
                        last, new At(commands.get(last).line(), begun.substring(0, begun.length() - 1) + line.text()));
            } else {
                commands.add(line);
            }
        }
        return commands;
    }

    @Test
    void namesVariablesThatAreThere() throws IOException {
        Set<String> variables = new HashSet<>(AccessSettings.SECRETS);
        variables.addAll(Settings.OTHER_VARIABLES);
        CommandSettings.all().forEach(setting -> variables.add(setting.variable()));
        VARIABLE.matcher(Files.readString(ROOT.resolve("docker-compose.yml")))
                .results()
                .forEach(name -> variables.add(name.group()));
        finds((page, problem) -> Stream.concat(page.code().stream(), page.fenced().stream())
                .forEach(code -> {
                    Matcher names = VARIABLE.matcher(code.text());
                    while (names.find()) {
                        if (!variables.contains(names.group())) {
                            problem.accept(code, "there is no variable " + names.group());
                        }
                    }
                }));
    }

    @Test
    void namesClassesAndAlarmsThatAreThere() throws IOException {
        SourceNames sources = SourceNames.under(ROOT.resolve("modules"));
        Set<String> others = new HashSet<>(OTHERS);
        ALARM.matcher(Files.readString(ROOT.resolve("docs/deploy/alerts.yml")))
                .results()
                .forEach(alarm -> others.add(alarm.group(1)));
        finds((page, problem) -> page.code().stream()
                .filter(code -> TYPE.matcher(code.text()).matches())
                .filter(code -> !others.contains(code.text()) && !sources.has(code.text()))
                .forEach(code -> problem.accept(code, "no source has " + code.text())));
    }

    @Test
    void namesPathsThatAreThere() {
        finds((page, problem) -> page.code().stream()
                .filter(code -> PATH.matcher(code.text()).matches())
                .forEach(code -> {
                    Path here = page.path().getParent();
                    if (!isThere(here, code.text()) || !isThere(ROOT, code.text())) {
                        problem.accept(code, "there is no " + code.text());
                    }
                }));
    }

    /** What does not even begin with something in the folder is no path from there. */
    private static boolean isThere(Path folder, String path) {
        return !Files.exists(folder.resolve(path.split("/", 2)[0])) || Files.exists(folder.resolve(path));
    }
}
