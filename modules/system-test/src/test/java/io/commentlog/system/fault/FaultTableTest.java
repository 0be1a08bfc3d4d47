package io.commentlog.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultTableTest {
    @Test
    void hasALineForEachRowUnderItsHeading() {
        Recorded good = new Recorded(4);
        Recorded bad = new Recorded(4);
        bad.show(3, 200, new BitSet());

        List<String> lines = FaultTable.markdown(List.of(good.judged(), bad.judged()))
                .lines()
                .toList();

        assertThat(lines).hasSize(4);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(15));
        assertThat(lines.get(2)).startsWith("| recorded | green | 8 | 0 | 0 | 0 |");
        assertThat(lines.get(3)).startsWith("| recorded | RED | 8 | 1 | 0 | 0 |");
    }
}
