package io.commentlog.event;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** A JSON Schema of the top level's {@code topics/}. */
record TopicSchema(Schema schema) {
    /** @param name of the file, without {@code .schema.json} */
    static TopicSchema of(String name) {
        try {
            String text = Files.readString(Example.TOPICS.resolve("schemas").resolve(name + ".schema.json"));
            return new TopicSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has to say against the document; nothing if it accepts it. */
    List<?> problems(byte[] json) {
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
    }
}
