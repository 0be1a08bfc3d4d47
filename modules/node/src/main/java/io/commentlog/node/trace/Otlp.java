package io.commentlog.node.trace;

import io.commentlog.kit.trace.Tracing;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what is traced to a collector, by OTLP over HTTP: to the one that was set, or that OpenTelemetry's variables name. */
public final class Otlp {
    /** Any of them says that somebody wants traces; what else they can say, the SDK reads. */
    private static final List<String> VARIABLES =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    private Otlp() {}

    /** Begins, if somebody wants traces. */
    public static void begin(Optional<URI> collector, Map<String, String> environment) {
        if (collector.isEmpty() && VARIABLES.stream().noneMatch(environment::containsKey)) {
            return;
        }
        // The SDK logs by java.util.logging, which would write to stderr by itself.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(Otlp::defaults)
                .addPropertiesCustomizer(properties -> collector
                        .map(url -> Map.of("otel.exporter.otlp.endpoint", url.toString()))
                        .orElse(Map.of()))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
        Tracing.use(sdk, sdk::close);
    }

    /** Before the environment has its say. */
    private static Map<String, String> defaults() {
        Map<String, String> properties = new HashMap<>();
        properties.put("otel.service.name", "commentlog");
        properties.put("otel.exporter.otlp.protocol", "http/protobuf");
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
        return properties;
    }
}
