package io.commentlog.bot.responder;

import io.commentlog.bot.config.Answering;
import io.commentlog.event.Comment;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;

/** Makes responders from what is set. All that speak HTTP share one client. */
public final class Responders {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final InstantSource clock;
    /** HTTP/1.1: asked to upgrade, some model servers answer 400 or nothing. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    public Responders(InstantSource clock) {
        this.clock = clock;
    }

    public Responder of(Answering answering) {
        if (answering instanceof Answering.OpenAi model) {
            return new OpenAiResponder(client, model, clock);
        }
        if (answering instanceof Answering.Exec exec) {
            return new ExecResponder(exec.command());
        }
        return answering instanceof Answering.Claim ? Responders::claimed : new EchoResponder();
    }

    private static String claimed(Comment question, Duration limit) {
        throw new IllegalStateException("Nobody here answers comment " + question.id());
    }

    /**
     * Whose failures are one server's: entities that share a server share its circuit. With another key it is another
     * circuit: a key that is refused must not stop who has one that is not, and the right one is tried at once.
     */
    public static String server(String entity, Answering answering) {
        return answering instanceof Answering.OpenAi model
                ? model.url().getRawAuthority()
                        + model.key().map(key -> " " + key.hashCode()).orElse("")
                : answering.word() + " " + entity;
    }
}
