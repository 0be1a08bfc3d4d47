package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class PictureTest {
    @Test
    void drawsAStrokeForEachBadReadAndFailedWrite() {
        Recorded row = new Recorded(4);
        row.show(3, 200, new BitSet());
        row.writes().add(new Write(Write.Kind.POST, 9, 5, 6, 503));
        History history = new History();
        row.polls().forEach(history::add);
        row.writes().forEach(history::add);

        String svg = Picture.svg(
                "kill -9 & <more>", new Observed(Recorded.NUMBERING, history, 1_000_000_000, row.log(), row.views()));

        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("kill -9 &amp; &lt;more>");
        assertThat(svg.split("#c00", -1)).hasSize(2);
        assertThat(svg.split("#888", -1)).hasSize(2);
    }
}
