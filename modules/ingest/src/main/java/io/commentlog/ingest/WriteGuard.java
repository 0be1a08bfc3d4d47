package io.commentlog.ingest;

import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Request;
import java.util.Optional;

/** Who may write, and how often. Each question is answered at once, on the request's event loop: empty to let it pass. */
public interface WriteGuard {
    /** Asked once for every post, before its body is read, so that a post that turns out to be invalid counts too. */
    Optional<Answer> refusesPost(Request head);

    /** Asked for what is the bot's: to mark comments, to post as somebody else than a human, to post what is handled. */
    Optional<Answer> refusesBotsWork(Request request);

    /** Asked for what is the moderator's: to delete comments. */
    Optional<Answer> refusesModeration(Request request);

    /** Lets everything pass. */
    WriteGuard OPEN = new WriteGuard() {
        @Override
        public Optional<Answer> refusesPost(Request head) {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> refusesBotsWork(Request request) {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> refusesModeration(Request request) {
            return Optional.empty();
        }
    };
}
