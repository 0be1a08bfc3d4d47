package io.commentlog.bot.config;

import io.commentlog.event.Limits;
import io.commentlog.event.Sanitiser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads one entity of the file; what is wrong becomes a problem of its fields. Reads the files of keys, nothing else. */
final class EntityReader {
    private static final int PROMPT = 32_000;
    private static final int WORD = 200;
    private static final int LINE = 2_000;
    private static final int LIST = 50;
    private static final int STOPS = 16;
    private static final Set<String> COMMON = Set.of(
            "id",
            "responder",
            "username",
            "color",
            "defaultPriority",
            "maxPerMinute",
            "concurrency",
            "timeoutSeconds",
            "maxAttempts",
            "trimAfter",
            "filterOut");
    private static final Map<String, Set<String>> OWN = Map.of(
            "echo", Set.of(),
            "openai",
                    Set.of(
                            "systemPrompt",
                            "userPrompt",
                            "model",
                            "url",
                            "apiKeyFile",
                            "apiKeyEnv",
                            "temperature",
                            "maxTokens",
                            "stop"),
            "exec", Set.of("command"),
            "claim", Set.of());

    private final Fields fields;
    private final Surroundings surroundings;

    private EntityReader(Fields fields, Surroundings surroundings) {
        this.fields = fields;
        this.surroundings = surroundings;
    }

    /** The entity, or something in its place if there are problems. */
    static Entity read(String id, Fields fields, Surroundings surroundings) {
        return new EntityReader(fields, surroundings).entity(id);
    }

    private Entity entity(String id) {
        String responder = responder();
        onlyItsOwn(responder);
        Answering answering = switch (responder) {
            case "openai" -> openAi();
            case "exec" -> exec();
            case "claim" -> new Answering.Claim();
            default -> new Answering.Echo();
        };
        Polish polish = new Polish(fields.texts("trimAfter", LIST), fields.texts("filterOut", LIST));
        return new Entity(id, username(id), color(), answering, polish, rules());
    }

    private String responder() {
        Optional<String> responder = fields.text("responder", WORD);
        if (responder.isEmpty() && !fields.has("responder")) {
            fields.problem("responder is needed: echo, openai, exec or claim.");
        } else if (responder.filter(OWN::containsKey).isEmpty()) {
            fields.problem("responder must be echo, openai, exec or claim.");
        }
        return responder.orElse("");
    }

    private void onlyItsOwn(String responder) {
        Set<String> known = new TreeSet<>(COMMON);
        OWN.values().forEach(known::addAll);
        fields.allowOnly(known);
        if (!OWN.containsKey(responder)) {
            return;
        }
        OWN.forEach((other, own) -> own.stream()
                .sorted()
                .filter(field -> !other.equals(responder) && fields.has(field))
                .forEach(field -> fields.problem(field + " is only for the responder " + other + ".")));
    }

    private String username(String id) {
        String fallback = Sanitiser.username(id);
        String username = fields.text("username", Limits.USERNAME).orElse(fallback);
        if (!username.equals(Sanitiser.username(username))) {
            fields.problem("username must have no space at its ends.");
            return fallback;
        }
        return username;
    }

    private String color() {
        return fields.text("color", Limits.COLOR).orElse(Entity.DEFAULT_COLOR);
    }

    private Rules rules() {
        OptionalInt timeout = fields.integer("timeoutSeconds", 1, 3_600);
        return new Rules(
                fields.integer("maxPerMinute", 1, 60_000),
                fields.integer("concurrency", 1, 256),
                timeout.isPresent() ? Duration.ofSeconds(timeout.getAsInt()) : Rules.DEFAULT_TIMEOUT,
                fields.integer("maxAttempts", 1, 100).orElse(Rules.DEFAULT_MAX_ATTEMPTS),
                fields.integer("defaultPriority", 0, Rules.LAST_PRIORITY).orElse(Rules.DEFAULT_PRIORITY));
    }

    private Answering exec() {
        if (!fields.has("command")) {
            fields.problem("command is needed: the program and its arguments.");
        }
        return new Answering.Exec(fields.texts("command", LIST));
    }

    private Answering openAi() {
        if (!fields.has("model")) {
            fields.problem("model is needed, as the server names it.");
        }
        String user = fields.text("userPrompt", PROMPT).orElse(Prompt.CONTEXT_THEN_TEXT);
        if (!user.contains("{text}")) {
            fields.problem("userPrompt must contain {text}, where the comment's text goes.");
        }
        return new Answering.OpenAi(
                url(),
                fields.text("model", WORD).orElse(""),
                new Prompt(fields.text("systemPrompt", PROMPT).orElse(""), user),
                key(),
                fields.number("temperature", 0, 2),
                fields.integer("maxTokens", 1, 1_000_000),
                fields.texts("stop", STOPS));
    }

    private URI url() {
        Optional<String> text = fields.text("url", LINE);
        if (!fields.has("url")) {
            fields.problem("url is needed, such as http://127.0.0.1:1234/v1.");
        }
        Optional<URI> url = text.flatMap(EntityReader::http);
        if (text.isPresent() && url.isEmpty()) {
            fields.problem("url must be http://HOST[:PORT]/PATH or https://…, without a name, a query or a fragment.");
        }
        return url.orElse(URI.create("http://localhost"));
    }

    private static Optional<URI> http(String text) {
        try {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            return http && bare && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<ApiKey> key() {
        Optional<String> file = fields.text("apiKeyFile", LINE);
        Optional<String> variable = fields.text("apiKeyEnv", WORD);
        if (file.isPresent() && variable.isPresent()) {
            fields.problem("apiKeyFile and apiKeyEnv are both set: which one counts?");
            return Optional.empty();
        }
        return file.isPresent() ? keyIn(file.get()) : variable.flatMap(this::keyOf);
    }

    private Optional<ApiKey> keyIn(String file) {
        try {
            Path path = surroundings.folder().resolve(file);
            return key("the key in " + file, Files.readString(path).strip());
        } catch (IOException | IllegalArgumentException e) {
            fields.problem("apiKeyFile cannot be read: " + file + ".");
            return Optional.empty();
        }
    }

    private Optional<ApiKey> keyOf(String variable) {
        String value = surroundings.environment().getOrDefault(variable, "").strip();
        return key("the variable " + variable + " that apiKeyEnv names", value);
    }

    private Optional<ApiKey> key(String where, String value) {
        if (value.isEmpty() || !value.chars().allMatch(unit -> unit > ' ' && unit < 127)) {
            fields.problem(where + " must hold a key of visible ASCII characters.");
            return Optional.empty();
        }
        return Optional.of(new ApiKey(value));
    }
}
