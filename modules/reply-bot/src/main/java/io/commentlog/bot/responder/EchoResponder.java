package io.commentlog.bot.responder;

import io.commentlog.event.Comment;
import java.time.Duration;

/** Says what was said. It never fails, so that the flow can be seen without any model. */
public final class EchoResponder implements Responder {
    @Override
    public String reply(Comment question, Duration limit) {
        return "Echo: " + question.text();
    }
}
