package io.commentlog.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one JSON configuration of this module: nesting bounded, nothing allowed behind the value. */
final class Json {
    /** Of the log. One level more than a body: an event wraps the comment, and what was accepted must be readable. */
    static final ObjectMapper MAPPER = mapper(Limits.NESTING + 1);

    static final JsonFactory FACTORY = MAPPER.getFactory();

    /** Of what producers send. */
    static final ObjectMapper BODY = mapper(Limits.NESTING);

    private Json() {}

    private static ObjectMapper mapper(int nesting) {
        JsonFactory factory = new JsonFactoryBuilder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(nesting).build())
                // An emoji as four bytes, not as two escapes of six.
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        // Numbers in botParams are the client's own: as doubles, 1e400 would come back as text and 1.10 as 1.1.
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
