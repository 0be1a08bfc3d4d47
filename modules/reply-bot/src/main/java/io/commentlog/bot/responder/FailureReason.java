package io.commentlog.bot.responder;

import java.util.Locale;

/** Why a call brought no reply; a metric's tag, and the reason of a dead letter. */
public enum FailureReason {
    /** It took longer than it may. */
    TIMEOUT(true, false),
    /** The server asks for a pause: 429. */
    RATE_LIMITED(true, false),
    /** The server says that it is the one who failed: 5xx, 408. */
    SERVER_ERROR(true, false),
    /** The server does not take the credentials: 401, 403. Which says nothing of the comment: the configuration is wrong. */
    UNAUTHORIZED(true, false),
    /** Nobody answers there. */
    UNREACHABLE(true, false),
    /** An answer that is none. */
    GARBAGE(false, false),
    /** The program ended with another code than 0. */
    EXIT(false, false),
    /** The server will not answer this, however often it is asked: any other 4xx. */
    REFUSED(false, true);

    private final boolean ofTheServer;
    private final boolean permanent;

    FailureReason(boolean ofTheServer, boolean permanent) {
        this.ofTheServer = ofTheServer;
        this.permanent = permanent;
    }

    /** Whether another comment would most likely meet the same. */
    public boolean ofTheServer() {
        return ofTheServer;
    }

    /** Whether trying again is of no use. */
    public boolean permanent() {
        return permanent;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
