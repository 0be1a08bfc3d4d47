package io.commentlog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OperationsViewTest {
    private static final List<String> SCRIPTS =
            List.of("/ops/ops.js", "/ops/judge.js", "/ops/picture.js", "/ops/charts.js");

    private final OperationsView view = new OperationsView();
    private final Page page = new Page();

    @Test
    void asksForNothingThatIsNotThere() {
        Set<String> asked = new TreeSet<>();
        collect("(?:src|href)=\"((?:ops|page)/[^\"]*)\"", text("/ops"), asked, "/");
        SCRIPTS.forEach(script -> collect("from '\\./([^']*)'", text(script), asked, "/ops/"));
        assertThat(asked)
                .contains("/page/tokens.css", "/ops/ops.css", "/ops/ops.js", "/ops/judge.js")
                .allMatch(path -> Stream.concat(view.assets().stream(), page.assets().stream())
                        .anyMatch(asset -> asset.path().equals(path)));
    }

    @Test
    void saysWhatToDoAboutWhateverItFinds() {
        Set<String> told = new TreeSet<>();
        collect("concern\\(.*, '([a-z]+)'\\)", text("/ops/judge.js"), told, "help-");
        collect("help: '([a-z]+)'", text("/ops/ops.js"), told, "help-");
        Set<String> known = new TreeSet<>();
        collect("<article id=\"([^\"]*)\"", text("/ops"), known, "");
        assertThat(told).hasSizeGreaterThan(10).isEqualTo(known);
    }

    @Test
    void hasNoInlineScriptOrStyleSoThatAStrictPolicyCanHold() {
        assertThat(text("/ops"))
                .startsWith("<!doctype html>")
                .doesNotContain("<style", " style=", "javascript:", "http:", "https:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void neverMakesHtmlOfText() {
        assertThat(SCRIPTS)
                .allSatisfy(script -> assertThat(text(script))
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"));
    }

    private static void collect(String pattern, String text, Set<String> into, String base) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            into.add(base + matcher.group(1));
        }
    }

    private String text(String path) {
        Optional<Asset> asset =
                view.assets().stream().filter(one -> one.path().equals(path)).findFirst();
        return new String(asset.orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
