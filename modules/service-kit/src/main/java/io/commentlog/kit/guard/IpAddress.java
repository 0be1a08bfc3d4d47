package io.commentlog.kit.guard;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An Internet address as 128 bits. An IPv4 address is its IPv4-mapped IPv6 form, so that the two are one address. Pure:
 * names are never looked up.
 */
public record IpAddress(long high, long low) {
    /** Who cannot be named: 0.0.0.0, which no caller has. */
    public static final IpAddress UNKNOWN = v4(0);

    static final int BITS = 128;

    /** Of these, IPv4 addresses have a fixed beginning. */
    static final int V4_FROM_BIT = 96;

    private static final long V4_MAPPED = 0xffff_0000_0000L;
    private static final int V4_LOOPBACK_NET = 127;
    private static final int V4_BYTES = 4;

    /** Longer than any address with its zone: what is beyond is not looked at. */
    private static final int LONGEST_TEXT = 64;

    private static IpAddress v4(int bits) {
        return new IpAddress(0, V4_MAPPED | Integer.toUnsignedLong(bits));
    }

    /** The address in the text, {@code 192.0.2.1} or {@code 2001:db8::1}, without brackets or port; empty if it is none. */
    public static Optional<IpAddress> parse(String text) {
        if (text.length() > LONGEST_TEXT || text.startsWith("[")) {
            return Optional.empty();
        }
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
                .map(ByteBuffer::wrap)
                .map(bytes -> bytes.capacity() == V4_BYTES
                        ? v4(bytes.getInt())
                        : new IpAddress(bytes.getLong(), bytes.getLong()));
    }

    public boolean isV4() {
        return high == 0 && (low >>> Integer.SIZE) == (V4_MAPPED >>> Integer.SIZE);
    }

    /** Whether only this machine has it: 127.0.0.0/8 and ::1. */
    public boolean isLoopback() {
        return isV4() ? ((int) low >>> 24) == V4_LOOPBACK_NET : high == 0 && low == 1;
    }

    /** Whether it stands for every address of a machine: 0.0.0.0 and ::. */
    public boolean isUnspecified() {
        return equals(UNKNOWN) || (high == 0 && low == 0);
    }

    /** What one subscriber can hardly have many of: the address itself, or the /64 network of an IPv6 address. */
    public IpAddress subscriber() {
        return isV4() ? this : new IpAddress(high, 0);
    }

    @Override
    public String toString() {
        return isV4()
                ? NetUtil.intToIpAddress((int) low)
                : NetUtil.bytesToIpAddress(ByteBuffer.allocate(Long.BYTES * 2)
                        .putLong(high)
                        .putLong(low)
                        .array());
    }
}
