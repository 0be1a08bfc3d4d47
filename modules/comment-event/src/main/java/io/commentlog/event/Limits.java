package io.commentlog.event;

import java.util.regex.Pattern;

/** The bounds of a comment, the same for every producer. Lengths are UTF-16 units unless they say bytes. */
public final class Limits {
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    public static final Pattern MESSAGE_TYPE = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    public static final int TEXT = 1000;
    public static final int USERNAME = 16;
    public static final int COLOR = 32;
    public static final int DOMAIN = 253;
    public static final int LANGUAGE = 35;
    public static final int MISC = 2000;
    public static final int CONTEXT_ENTRIES = 200;
    public static final int CONTEXT_BYTES = 64 * 1024;
    public static final int BOT_PARAMS_BYTES = 8 * 1024;

    /** Room for {@code ,"processed":false}: what was accepted full can still be marked, and given up. */
    static final int PROCESSED_BYTES = 32;

    /** Room for {@code ,"failure":{…}}: the longest reason and error, a unit of three bytes or two quotes each. */
    static final int FAILURE_BYTES = 2 * 1024;

    public static final int NESTING = 32;

    /** A client's clock may be this far ahead of the server's, in milliseconds, before the server's is taken. */
    public static final long CLOCK_SKEW_MS = 5_000;

    /** Ids with this prefix belong to the bot's replies: a stranger who took one would silence the reply. */
    public static final String REPLY_ID_PREFIX = "reply:";

    private Limits() {}
}
