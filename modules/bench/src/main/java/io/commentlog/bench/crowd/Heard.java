package io.commentlog.bench.crowd;

import io.commentlog.bench.load.Load;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * What the clients of a process have heard so far.
 *
 * @param connected clients that have asked, those that were lost since too
 * @param lost clients whose connection has failed or ended, or was answered otherwise than it should be
 * @param latencies from when a post was meant to be made until a client had it; one for each client and post
 */
public record Heard(long connected, long lost, Histogram latencies) {
    /** How a line begins that says why a connection is no more. */
    public static final String LOST = "A client is lost";

    /** Nobody, of nothing. */
    public static Heard nothing() {
        return new Heard(0, 0, Load.histogram());
    }

    /** Of two processes. */
    public Heard and(Heard other) {
        Histogram both = latencies.copy();
        both.add(other.latencies);
        return new Heard(connected + other.connected, lost + other.lost, both);
    }

    String line() {
        ByteBuffer bytes = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        int length = latencies.encodeIntoCompressedByteBuffer(bytes, Deflater.BEST_SPEED);
        bytes.flip().limit(length);
        byte[] encoded = new byte[length];
        bytes.get(encoded);
        return connected + " " + lost + " " + Base64.getEncoder().encodeToString(encoded);
    }

    /**
     * @throws IllegalArgumentException if it is not the line of one
     */
    public static Heard of(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("Not what a crowd has heard: " + line);
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(words[2]);
            return new Heard(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0));
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("Not what a crowd has heard: " + line, e);
        }
    }
}
