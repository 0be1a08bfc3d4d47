package io.commentlog.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class ContractTableTest {
    @Test
    void isWhatDocsShow() throws IOException {
        if (Boolean.getBoolean("commentlog.rewrite")) {
            Files.writeString(ContractTable.COMMITTED, ContractTable.committed());
        }
        assertThat(Files.readString(ContractTable.COMMITTED))
                .as("docs/contract.md is not what the rows say any more. To write it anew: %s", ContractTable.REWRITE)
                .isEqualTo(ContractTable.committed());
    }

    @Test
    void saysNothingTwice() {
        assertThat(ContractTable.rows().map(ContractRow::sentence)).doesNotHaveDuplicates();
    }
}
