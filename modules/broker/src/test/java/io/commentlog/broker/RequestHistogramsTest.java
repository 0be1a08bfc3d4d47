package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.yammer.metrics.core.Histogram;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.network.metrics.RequestChannelMetrics;
import org.apache.kafka.network.metrics.RequestMetrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the broker's own histograms leave to the garbage collector: a figure that no busy machine changes. */
final class RequestHistogramsTest {
    /** Fewer than a sample holds: Kafka's own form keeps them all, later ever fewer. */
    private static final int UPDATES = 1_000;

    /** 32 for the variance, which is made anew each time; Kafka's own form takes over 100. */
    private static final long MOST_BYTES = 48;

    private RequestChannelMetrics brokers;

    @BeforeEach
    void registerAndStartABroker() {
        RequestHistograms.register();
        brokers = new RequestChannelMetrics(RequestHistograms.FREQUENT);
    }

    @AfterEach
    void stopTheBroker() {
        brokers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Produce", "Fetch", "FetchConsumer", "ShareFetch", "WriteShareGroupState"})
    void leaveHardlyAnythingToCollect(String request) {
        assertThat(histograms(brokers.apply(request)))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(histogram -> assertThat(bytesPerUpdate(histogram)).isBetween(1L, MOST_BYTES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void areRegisteredAtEveryStart(int starts) {
        for (int i = 0; i < starts; i++) {
            stopTheBroker();
            registerAndStartABroker();
        }
        assertThat(bytesPerUpdate(brokers.apply("Produce").totalTimeHist)).isBetween(1L, MOST_BYTES);
    }

    private static List<Histogram> histograms(RequestMetrics of) {
        return Stream.concat(
                        Stream.of(
                                of.requestQueueTimeHist,
                                of.localTimeHist,
                                of.remoteTimeHist,
                                of.throttleTimeHist,
                                of.responseQueueTimeHist,
                                of.responseSendTimeHist,
                                of.totalTimeHist,
                                of.requestBytesHist),
                        Stream.of(of.messageConversionsTimeHist, of.tempMemoryBytesHist)
                                .flatMap(Optional::stream))
                .toList();
    }

    private static long bytesPerUpdate(Histogram histogram) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int value = 0; value < UPDATES; value++) {
            histogram.update(value);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / UPDATES;
    }
}
