package io.commentlog.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page says, each thing with its line: links and code in its prose, lines of its fenced blocks, anchors of its
 * headings.
 */
record MarkdownPage(Path path, List<At> links, List<At> code, List<At> fenced, Set<String> anchors) {
    private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+).*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)[ #]*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A piece of text and the line in which it begins. */
    record At(int line, String text) {}

    static MarkdownPage read(Path path) {
        try {
            return of(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage of(Path path, List<String> lines) {
        List<At> fenced = new ArrayList<>();
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        StringBuilder prose = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean fence = FENCE.matcher(line).matches();
            inside ^= fence;
            if (inside && !fence) {
                fenced.add(new At(i + 1, line));
            }
            Matcher heading = HEADING.matcher(line);
            if (!inside && heading.matches()) {
                String anchor = anchor(heading.group(1));
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
            // Line by line, so that what is found in the prose is still in its own line.
            prose.append(inside || fence ? "" : line).append('\n');
        }
        String text = prose.toString();
        return new MarkdownPage(
                path,
                found(LINK, CODE.matcher(text).replaceAll(MarkdownPage::blank)),
                found(CODE, text),
                fenced,
                anchors);
    }

    /** As many lines of nothing: brackets in code are no link. */
    private static String blank(MatchResult code) {
        return code.group().replaceAll("[^\n]", " ");
    }

    private static List<At> found(Pattern pattern, String text) {
        List<At> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int line = (int) text.substring(0, matcher.start()).lines().count();
            String what = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            boolean begins = matcher.start() == 0 || text.charAt(matcher.start() - 1) == '\n';
            found.add(new At(begins ? line + 1 : line, what.replaceAll("\\s+", " ")));
        }
        return found;
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
