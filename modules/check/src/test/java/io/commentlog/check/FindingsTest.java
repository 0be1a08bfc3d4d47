package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingsTest {
    @Test
    void makeATable() {
        Findings findings = new Findings();
        findings.checked(Check.WINDOW, 1_234);
        findings.checked(Check.BY_ID, 5);
        findings.differs(Check.BY_ID, () -> "One is wrong.");
        findings.note(Check.BY_ID, "not all.");
        assertThat(findings.lines())
                .containsExactly(
                        "check                                            checked   differences",
                        "windows have the newest                            1,234             0",
                        "comments by id as the log says                         5             1",
                        "Note on 'comments by id as the log says': not all.",
                        "",
                        "One is wrong.");
    }

    @Test
    void tellTheFirstAndCountAll() {
        Findings findings = new Findings();
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int number = i;
            findings.differs(Check.WINDOW, () -> {
                asked.add(number);
                return "Number " + number;
            });
        }
        assertThat(findings.differences()).isEqualTo(25);
        assertThat(findings.lines())
                .contains("Number 0", "Number 19", "and 5 more")
                .doesNotContain("Number 20");
        assertThat(asked).as("sentences made, each of which may read the log").hasSize(20);
    }
}
