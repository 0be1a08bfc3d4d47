package io.commentlog.kit.guard;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits. Pure.
 *
 * @param prefix its first address
 * @param bits how many bits of the 128 are fixed; those of an IPv4 network include the 96 of the mapped form
 */
public record Network(IpAddress prefix, int bits) {
    private static final Pattern CIDR = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

    /** What only this machine has: 127.0.0.0/8 and ::1. */
    public static final List<Network> LOOPBACK = List.of(parse("127.0.0.0/8"), parse("::1"));

    public Network {
        if (bits < 0 || bits > IpAddress.BITS) {
            throw new IllegalArgumentException("A network has 0 to 128 fixed bits");
        }
        if (!masked(prefix, bits).equals(prefix)) {
            throw new IllegalArgumentException("A network begins with its first address");
        }
    }

    /**
     * The network in the text: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address.
     *
     * @throws IllegalArgumentException if it is none, or has bits set beyond those that it fixes
     */
    public static Network parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            throw new IllegalArgumentException("A network is ADDRESS/BITS");
        }
        IpAddress prefix = IpAddress.parse(cidr.group(1))
                .orElseThrow(() -> new IllegalArgumentException("A network begins with an address"));
        if (cidr.group(2) == null) {
            return new Network(prefix, IpAddress.BITS);
        }
        boolean v4 = cidr.group(1).indexOf(':') < 0;
        return new Network(prefix, Integer.parseInt(cidr.group(2)) + (v4 ? IpAddress.V4_FROM_BIT : 0));
    }

    public boolean contains(IpAddress address) {
        // ::/0 means the whole of IPv6, not IPv4 as well, though that is mapped into it.
        return (address.isV4() == isV4()) && masked(address, bits).equals(prefix);
    }

    static boolean anyContains(Collection<Network> networks, IpAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private boolean isV4() {
        return prefix.isV4() && bits >= IpAddress.V4_FROM_BIT;
    }

    private static IpAddress masked(IpAddress address, int bits) {
        return new IpAddress(
                address.high() & mask(Math.min(bits, Long.SIZE)), address.low() & mask(Math.max(0, bits - Long.SIZE)));
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
    }

    @Override
    public String toString() {
        return prefix + "/" + (isV4() ? bits - IpAddress.V4_FROM_BIT : bits);
    }
}
