package io.commentlog.bot.responder;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** What an exchange without an answer says of the server. */
final class Unreachable {
    private Unreachable() {}

    /**
     * @throws IllegalStateException if the failure is not the network's: a bug
     */
    static ResponderFailed because(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return new ResponderFailed(FailureReason.UNREACHABLE, "The model server cannot be reached");
        }
        // The second is what Java's client makes of a Content-Length that is no number.
        if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
            return new ResponderFailed(
                    FailureReason.GARBAGE, "The connection to the model server broke, or brought what is not HTTP");
        }
        throw new IllegalStateException("An exchange with a model server failed", failure);
    }
}
