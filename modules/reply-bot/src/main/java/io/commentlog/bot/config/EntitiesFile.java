package io.commentlog.bot.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the file of entities: {@code {"entities":[…]}}, as {@code docs/entities.schema.json} describes it. */
public final class EntitiesFile {
    private static final int MOST = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EntitiesFile() {}

    /**
     * @param environment where {@code apiKeyEnv} is looked up
     * @throws BadEntities with all that is wrong
     */
    public static Entities read(Path file, Map<String, String> environment) throws BadEntities {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        try {
            return parse(Files.readAllBytes(file), new Surroundings(folder, environment));
        } catch (NoSuchFileException e) {
            throw new BadEntities(List.of("There is no file " + file + "."));
        } catch (IOException e) {
            throw new BadEntities(List.of("The file " + file + " cannot be read: " + e.getMessage() + "."));
        }
    }

    static Entities parse(byte[] json, Surroundings surroundings) throws BadEntities {
        List<String> problems = new ArrayList<>();
        List<Entity> entities = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (JsonNode node : list(json, problems)) {
            number++;
            if (node instanceof ObjectNode object) {
                String id = id(object, number, ids, problems);
                entities.add(EntityReader.read(
                        id.isEmpty() ? "number-" + number : id,
                        new Fields(object, owner(id, number), problems),
                        surroundings));
            } else {
                problems.add(owner("", number) + " must be an object.");
            }
        }
        if (!problems.isEmpty()) {
            throw new BadEntities(problems);
        }
        return Entities.of(entities);
    }

    private static Iterable<JsonNode> list(byte[] json, List<String> problems) throws BadEntities {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new BadEntities(List.of("The entities are not JSON" + where + ": " + e.getOriginalMessage() + "."));
        } catch (IOException e) {
            throw new BadEntities(List.of("The entities are not JSON."));
        }
        if (!(tree instanceof ObjectNode object) || !object.path("entities").isArray()) {
            throw new BadEntities(List.of("The file must be {\"entities\":[…]}."));
        }
        new Fields(object, "The file", problems).allowOnly(Set.of("entities", "$schema"));
        JsonNode entities = object.path("entities");
        if (entities.isEmpty() || entities.size() > MOST) {
            problems.add("There must be 1 to " + MOST + " entities.");
        }
        return entities;
    }

    private static String id(ObjectNode object, int number, Set<String> ids, List<String> problems) {
        JsonNode id = object.path("id");
        if (!id.isTextual() || !Entity.ID.matcher(id.textValue()).matches()) {
            problems.add(owner("", number) + ": id must be 1 to 64 characters of A-Z a-z 0-9 . _ -");
            return "";
        }
        if (!ids.add(id.textValue())) {
            problems.add("Two entities have the id " + id.textValue() + ".");
        }
        return id.textValue();
    }

    private static String owner(String id, int number) {
        return id.isEmpty() ? "Entity number " + number : "Entity " + id;
    }
}
