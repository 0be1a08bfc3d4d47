package io.commentlog.query.snapshot;

import static io.commentlog.query.snapshot.Snapshots.CHANGELOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.query.Told;
import io.commentlog.query.view.Filter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SnapshotFormatTest {
    private static final int VERSION_AT = Long.BYTES + Integer.BYTES - 1;

    private final Snapshot snapshot = Snapshots.of(7);
    private final byte[] bytes = bytes(snapshot);

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        Snapshot read = read(bytes);

        assertThat(read.changelog()).isEqualTo(CHANGELOG);
        assertThat(read.completeAsOf()).isEqualTo(snapshot.completeAsOf());
        assertThat(read.maxComments()).isEqualTo(Snapshots.ROOM);
        assertThat(read.offsets()).isEqualTo(snapshot.offsets());
        assertThat(read.view().cursor()).isEqualTo(snapshot.view().cursor());
        assertThat(Told.ids(read.view().window(Filter.ANY))).containsExactly("c-6", "c-5");
        assertThat(bytes(read)).hasSameSizeAs(bytes);
    }

    @Test
    void refusesEverySingleByteThatIsAnother() {
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> read(damaged))
                        .as("bit %d of byte %d", bit, at)
                        .isInstanceOf(BadSnapshot.class);
            }
        }
    }

    @Test
    void refusesWhatIsCutShortAnywhere() {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(BadSnapshot.class);
        }
    }

    @Test
    void refusesWhatHasSomethingBehindItsEnd() {
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1))).hasMessage("is damaged");
    }

    @Test
    void saysWhatElseTheBytesAre() {
        assertThatThrownBy(() -> read(new byte[100])).hasMessage("is no snapshot of a view");
        byte[] future = bytes.clone();
        future[VERSION_AT]++;
        assertThatThrownBy(() -> read(future)).hasMessage("was written by another version");
        assertThatThrownBy(() -> SnapshotFormat.read("v2", new ByteArrayInputStream(bytes)))
                .hasMessage("is of another view, made from " + CHANGELOG);
    }

    @Test
    void takesADiskThatFailsForNothingElse() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("disk");
            }
        };
        assertThatThrownBy(() -> SnapshotFormat.read(CHANGELOG, failing))
                .isNotInstanceOf(BadSnapshot.class)
                .hasMessage("disk");
    }

    private static Snapshot read(byte[] bytes) throws IOException {
        return SnapshotFormat.read(CHANGELOG, new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Snapshot snapshot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SnapshotFormat.write(snapshot, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
