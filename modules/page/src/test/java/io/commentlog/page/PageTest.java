package io.commentlog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageTest {
    /** Other pages of the same process. */
    private static final Set<String> NEIGHBOURS = Set.of("/docs", "/ops");

    private final Page page = new Page();

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/page/tokens.css, text/css; charset=utf-8",
        "/page/page.css, text/css; charset=utf-8",
        "/page/page.js, text/javascript; charset=utf-8",
        "/page/view-model.js, text/javascript; charset=utf-8",
        "/page/icon.svg, image/svg+xml; charset=utf-8",
    })
    void givesEveryFileWithItsType(String path, String type) {
        Asset asset = page.at(path).orElseThrow();
        assertThat(asset.path()).isEqualTo(path);
        assertThat(asset.contentType()).isEqualTo(type);
        assertThat(asset.bytes()).isNotEmpty();
    }

    @Test
    void hasItsDocumentAtTheRoot() {
        assertThat(page.at("/")).contains(page.document());
        assertThat(text(page.document())).startsWith("<!doctype html>");
    }

    @Test
    void hasNothingAtOtherPaths() {
        assertThat(page.at("/page/")).isEmpty();
        assertThat(page.at("/page/../page.js")).isEmpty();
        assertThat(page.at("/page/index.html")).isEmpty();
    }

    @Test
    void asksForWhatItHasAndHasNothingElse() {
        Set<String> asked = new TreeSet<>(Set.of("/"));
        collect("(?:src|href)=\"([^\"#]+)\"", page.document(), asked, "/");
        for (Asset asset : page.assets()) {
            if (asset.path().endsWith(".js")) {
                collect("from '\\./([^']*)'", asset, asked, "/page/");
            }
        }
        asked.removeAll(NEIGHBOURS);
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        page.assets().stream().map(Asset::path).toList());
    }

    @Test
    void hasNoInlineScriptOrStyleSoThatAStrictPolicyCanHold() {
        assertThat(text(page.document()))
                .doesNotContain("<style", " style=", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("\\son[a-z]+=");
        assertThat(Page.CONTENT_SECURITY_POLICY).contains("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void neverMakesHtmlOfText() {
        for (Asset asset : page.assets()) {
            assertThat(text(asset))
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser");
        }
    }

    private static void collect(String pattern, Asset asset, Set<String> into, String base) {
        Matcher matcher = Pattern.compile(pattern).matcher(text(asset));
        while (matcher.find()) {
            into.add(base + matcher.group(1));
        }
    }

    private static String text(Asset asset) {
        return new String(asset.bytes(), StandardCharsets.UTF_8);
    }
}
