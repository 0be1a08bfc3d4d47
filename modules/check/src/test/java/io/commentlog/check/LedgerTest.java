package io.commentlog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.event.LogPosition;
import io.commentlog.event.Processed;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    @Test
    void keepsEveryRowWhileItGrows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        long[] ids = random.longs(100_000).distinct().toArray();
        for (int i = 0; i < ids.length; i++) {
            LogPosition at = new LogPosition(i % 1000, (1L << 40) + i);
            assertThat(ledger.find(ids[i])).isEqualTo(Ledger.NONE);
            ledger.add(new Ledger.Post(ids[i], -i, i, at, Processed.ofCode(i % 3), i % 5 == 0, i % 7 == 0));
        }
        for (int i = 0; i < ids.length; i++) {
            int row = ledger.find(ids[i]);
            assertThat(row).as("seed %d, row %d", seed, i).isEqualTo(i);
            assertThat(ledger.content(row)).isEqualTo(-i);
            assertThat(ledger.timestamp(row)).isEqualTo(i);
            assertThat(ledger.position(row)).isEqualTo(new LogPosition(i % 1000, (1L << 40) + i));
            assertThat(ledger.processed(row)).isEqualTo(Processed.ofCode(i % 3));
            assertThat(ledger.full(row)).isEqualTo(i % 5 == 0);
            assertThat(ledger.answered(row)).isEqualTo(i % 7 == 0);
            assertThat(ledger.deleted(row)).isFalse();
        }
    }

    @Test
    void countsAsksAndWaits() {
        Ledger ledger = new Ledger();
        int row = ledger.add(new Ledger.Post(1, 2, 3, new LogPosition(0, 0), Processed.ABSENT, false, false));
        ledger.mark(row, false);
        ledger.mark(row, false);
        assertThat(ledger.asks(row)).isEqualTo(2);
        assertThat(ledger.waits(row)).isOne();
        ledger.mark(row, true);
        ledger.mark(row, false);
        assertThat(ledger.waits(row)).isEqualTo(2);
        assertThat(ledger.processed(row)).isEqualTo(Processed.WAITING);
        for (int i = 0; i < 1000; i++) {
            ledger.mark(row, false);
        }
        assertThat(ledger.asks(row)).isEqualTo(Ledger.MANY);
        ledger.delete(row);
        assertThat(ledger.deleted(row)).isTrue();
        assertThat(ledger.processed(row)).isEqualTo(Processed.WAITING);
    }
}
