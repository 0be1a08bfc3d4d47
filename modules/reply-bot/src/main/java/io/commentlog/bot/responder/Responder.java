package io.commentlog.bot.responder;

import io.commentlog.event.Comment;
import java.time.Duration;

/**
 * What makes the text of a reply: a model server, a program, or an echo. It blocks, because a worker has a thread for
 * the call and nothing else to do meanwhile; what is asynchronous inside gains nothing by showing it. Many workers call
 * it at once. Its answer is untrusted and sanitised by the caller.
 */
@FunctionalInterface
public interface Responder {
    /**
     * The raw text of the reply; what sanitises to nothing means that no reply is due.
     *
     * @param limit after which the responder gives up with {@link ResponderFailed}
     * @throws InterruptedException soon after the thread is interrupted: the lock is lost or the bot closes
     */
    String reply(Comment question, Duration limit) throws ResponderFailed, InterruptedException;
}
