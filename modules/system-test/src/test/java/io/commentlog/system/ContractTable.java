package io.commentlog.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract as a table for people, made of the rows, with or without what a run has shown of them. */
final class ContractTable {
    static final Path COMMITTED = Path.of("..", "..", "docs", "contract.md");
    static final String REWRITE = "mvn -q -pl modules/system-test -am test -Dtest=ContractTableTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dcommentlog.rewrite=true";

    private static final Path RUN = Path.of("target", "contract.md");
    private static final String CHECKS = "../modules/system-test/src/test/java/io/commentlog/system/";

    /** In the contract's order. */
    private static final List<ContractSection> SECTIONS = List.of(
            ContractSection1.section(),
            ContractSection2.section(),
            ContractSection3.section(),
            ContractSection4.section(),
            ContractSection5.section(),
            ContractSection6.section(),
            ContractSection7.section(),
            ContractSection8.section(),
            ContractSection9.section(),
            ContractSection10.section(),
            ContractSection11.section(),
            ContractSection12.section());

    /** What a run has shown of one row. */
    record Outcome(boolean held, long milliseconds) {}

    static Stream<ContractRow> rows() {
        return SECTIONS.stream().flatMap(section -> section.rows().stream());
    }

    private ContractTable() {}

    static String committed() {
        return """
                # The HTTP contract, sentence by sentence

                Each sentence is a row that [ContractIT](../modules/system-test/src/test/java/io/commentlog/system/ContractIT.java)
                asks a running node about, over HTTP; every answer is also held against [openapi.yaml](openapi.yaml).
                **Keep**: existing clients rely on it. **Fix**: answered better on purpose. **New**: they never had it.
                Written by `%s`.
                """.formatted(REWRITE) + tables(row -> Optional.empty());
    }

    /** Writes what a run has shown to {@code target/contract.md}. */
    static void write(Map<ContractRow, Outcome> outcomes) {
        try {
            Files.writeString(
                    RUN, "# The HTTP contract, as it ran\n" + tables(row -> Optional.ofNullable(outcomes.get(row))));
        } catch (IOException e) {
            throw new UncheckedIOException("The table of the run cannot be written", e);
        }
    }

    private static String tables(Function<ContractRow, Optional<Outcome>> outcome) {
        StringBuilder text = new StringBuilder();
        for (ContractSection section : SECTIONS) {
            text.append("\n## ").append(section.number()).append(". ").append(section.title());
            text.append("\n\nChecked by ").append(links(section)).append(".\n\n| | |\n|---|---|\n");
            for (ContractRow row : section.rows()) {
                text.append("| ")
                        .append(kind(row))
                        .append(" | ")
                        .append(row.sentence().replace("|", "\\|"));
                outcome.apply(row)
                        .ifPresent(shown -> text.append(shown.held() ? " | held" : " | **BROKEN**")
                                .append(", ")
                                .append(shown.milliseconds())
                                .append(" ms"));
                text.append(" |\n");
            }
        }
        return text.toString();
    }

    private static String links(ContractSection section) {
        return section.checkedBy().stream()
                .map(name -> "[" + name + "](" + CHECKS + name + ".java)")
                .collect(Collectors.joining(", "));
    }

    private static String kind(ContractRow row) {
        String name = row.kind().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
