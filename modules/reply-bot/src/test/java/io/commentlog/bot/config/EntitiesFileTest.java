package io.commentlog.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.commentlog.bot.answer.Comments;
import io.commentlog.event.Comment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntitiesFileTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/entities");
    private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "sk-1");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(Path.of("../../docs/entities.schema.json")), InputFormat.JSON);

    static List<Path> valid() {
        return examples("valid");
    }

    static List<Path> invalid() {
        return examples("invalid");
    }

    private static List<Path> examples(String folder) {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void isWhatTheSchemaSays(Path file) throws Exception {
        assertThat(SCHEMA.validate(text(file), InputFormat.JSON)).isEmpty();
        assertThat(EntitiesFile.read(file, ENVIRONMENT).all()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void isNotWhatTheSchemaRefuses(Path file) {
        assertThat(SCHEMA.validate(text(file), InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> EntitiesFile.read(file, ENVIRONMENT)).isInstanceOf(BadEntities.class);
    }

    @Test
    void readsEveryField() throws Exception {
        assertThat(EntitiesFile.read(EXAMPLES.resolve("valid/every-field.json"), ENVIRONMENT)
                        .all())
                .containsExactly(new Entity(
                        "gpt",
                        "GPT",
                        "001002003",
                        new Answering.OpenAi(
                                URI.create("http://127.0.0.1:1234/v1"),
                                "m",
                                new Prompt("Be kind.", "{context}|{text}"),
                                Optional.of(new ApiKey("sk-1")),
                                OptionalDouble.of(0.7),
                                OptionalInt.of(100),
                                List.of("a", "b")),
                        new Polish(List.of("###"), List.of("<x>")),
                        new Rules(OptionalInt.of(10), OptionalInt.of(2), Duration.ofSeconds(90), 3, 20)));
    }

    @Test
    void readsAKeyFromItsFileBesideThisOneAndTellsItToNobody() throws Exception {
        Entity entity = EntitiesFile.read(EXAMPLES.resolve("valid/a-key-in-a-file.json"), Map.of())
                .all()
                .get(0);
        assertThat(entity.answering())
                .isInstanceOfSatisfying(
                        Answering.OpenAi.class, model -> assertThat(model.key()).contains(new ApiKey("sk-from-file")));
        assertThat(entity.toString()).doesNotContain("sk-from-file");
    }

    @Test
    void hasTheseDefaults() throws Exception {
        assertThat(parse("{\"entities\":[{\"id\":\"a-name-of-more-than-16\",\"responder\":\"echo\"}]}")
                        .all())
                .containsExactly(new Entity(
                        "a-name-of-more-than-16",
                        "a-name-of-more-t",
                        "090150210",
                        new Answering.Echo(),
                        Polish.NONE,
                        new Rules(OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(60), 5, 50)));
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThatThrownBy(() -> parse("""
                        {"entities":[
                         {"id":"gpt","responder":"openai","url":"http://h/v1","systemPromt":"x","temperature":3,
                          "apiKeyEnv":"NO_SUCH","command":["x"]},
                         {"id":"gpt","responder":"oppenai"},
                         {"responder":"exec","maxAttempts":0},
                         7]}
                        """)).hasMessage("""
                        Entity gpt: there is no field systemPromt; did you mean systemPrompt?
                        Entity gpt: command is only for the responder exec.
                        Entity gpt: model is needed, as the server names it.
                        Entity gpt: the variable NO_SUCH that apiKeyEnv names must hold a key of visible ASCII characters.
                        Entity gpt: temperature must be a number from 0 to 2.
                        Two entities have the id gpt.
                        Entity gpt: responder must be echo, openai, exec or claim.
                        Entity number 3: id must be 1 to 64 characters of A-Z a-z 0-9 . _ -
                        Entity number 3: command is needed: the program and its arguments.
                        Entity number 3: maxAttempts must be an integer from 1 to 100.
                        Entity number 4 must be an object.""");
    }

    @Test
    void saysWhereItIsNotJson() {
        assertThatThrownBy(() -> parse("{\"entities\":[\n{\"id\" 7}]}"))
                .hasMessageStartingWith("The entities are not JSON in line 2: ");
    }

    @Test
    void takesAPriorityThatIsOneAndElseTheEntitys() throws Exception {
        Entity entity = parse("{\"entities\":[{\"id\":\"a\",\"responder\":\"echo\",\"defaultPriority\":60}]}")
                .all()
                .get(0);
        assertThat(Stream.of("7", "0", "99", "100", "-1", "\"7\"", "7.0")
                        .map(priority -> entity.priority(question(priority))))
                .containsExactly(7, 0, 99, 60, 60, 60, 60);
    }

    private static Comment question(String priority) {
        return Comments.with("q", "{\"priority\":" + priority + "}");
    }

    private static Entities parse(String json) throws BadEntities {
        return EntitiesFile.parse(json.getBytes(StandardCharsets.UTF_8), new Surroundings(EXAMPLES, Map.of()));
    }
}
