package io.commentlog.bot.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What makes an entity's replies, as it is set. */
public sealed interface Answering {
    /** As the file has it. */
    String word();

    /** Says what was said. */
    record Echo() implements Answering {
        @Override
        public String word() {
            return "echo";
        }
    }

    /**
     * A server that speaks the chat completions of OpenAI.
     *
     * @param url up to what stands before {@code /chat/completions}
     */
    record OpenAi(
            URI url,
            String model,
            Prompt prompt,
            Optional<ApiKey> key,
            OptionalDouble temperature,
            OptionalInt maxTokens,
            List<String> stop)
            implements Answering {
        public OpenAi {
            stop = List.copyOf(stop);
        }

        @Override
        public String word() {
            return "openai";
        }
    }

    /** A program, with its arguments. */
    record Exec(List<String> command) implements Answering {
        public Exec {
            command = List.copyOf(command);
        }

        @Override
        public String word() {
            return "exec";
        }
    }

    /** Whoever claims the comments over HTTP: the bot has no workers for it. */
    record Claim() implements Answering {
        @Override
        public String word() {
            return "claim";
        }
    }
}
