package io.commentlog.system;

import java.util.ArrayList;
import java.util.List;

/** The kinds of hostile requests, each as often among a hundred as it says. */
enum HostileKind {
    NO_HTTP(4),
    NOISE(2),
    BAD_HEADER(3),
    FLOOD(1),
    BAD_CHUNKS(3),
    WRONG_LENGTH(3),
    HALF(2),
    METHOD(6),
    PATH(10),
    QUERY(14),
    CURSOR(8),
    AT_LEAST(6),
    STREAM(1),
    HEADERS(9),
    PIPELINE(2),
    ODD_FIELDS(4),
    HUGE_FIELD(1),
    NESTED(2),
    BROKEN_BODY(9),
    BY_ID(10);

    private static final List<HostileKind> OF_A_HUNDRED = ofAHundred();

    private final int often;

    HostileKind(int often) {
        this.often = often;
    }

    private static List<HostileKind> ofAHundred() {
        List<HostileKind> kinds = new ArrayList<>();
        for (HostileKind kind : values()) {
            for (int times = 0; times < kind.often; times++) {
                kinds.add(kind);
            }
        }
        return List.copyOf(kinds);
    }

    /**
     * The same number of the same seed is always the same request.
     *
     * @param cursors that are good, to begin from
     */
    static HostileRequest request(long seed, int number, List<String> cursors) {
        Chaos chaos = new Chaos(seed * 1_000_003 + number);
        return chaos.any(OF_A_HUNDRED).make(chaos, cursors);
    }

    private HostileRequest make(Chaos chaos, List<String> cursors) {
        return switch (this) {
            case NO_HTTP -> HostileFraming.noHttp(this, chaos);
            case NOISE -> HostileFraming.noise(this, chaos);
            case BAD_HEADER -> HostileFraming.badHeader(this, chaos);
            case FLOOD -> HostileFraming.flood(this, chaos);
            case BAD_CHUNKS -> HostileFraming.badChunks(this, chaos);
            case WRONG_LENGTH -> HostileFraming.wrongLength(this, chaos);
            case HALF -> HostileFraming.half(this, chaos);
            case METHOD -> HostileFraming.method(this, chaos);
            case PATH -> HostileReads.path(this, chaos);
            case QUERY -> HostileReads.query(this, chaos);
            case CURSOR -> HostileReads.cursor(this, chaos, cursors);
            case AT_LEAST -> HostileReads.atLeast(this, chaos);
            case STREAM -> HostileReads.stream(this, chaos, cursors);
            case HEADERS -> HostileReads.headers(this, chaos);
            case PIPELINE -> HostileReads.pipeline(this, chaos);
            case ODD_FIELDS -> HostileWrites.oddFields(this, chaos);
            case HUGE_FIELD -> HostileWrites.hugeField(this, chaos);
            case NESTED -> HostileWrites.nested(this, chaos);
            case BROKEN_BODY -> HostileWrites.broken(this, chaos);
            case BY_ID -> HostileWrites.byId(this, chaos);
        };
    }
}
