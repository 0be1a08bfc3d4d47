package io.commentlog.materialize;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.ViewName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The settings of the role materialize.
 *
 * @param bootstrapServers of the Kafka cluster
 * @param view the generation of the view that is folded
 * @param stateDirectory of the stores; they are restored from Kafka if it is lost
 * @param self how other processes reach this one's HTTP server
 * @param recent entries kept of every channel, 1 to 100,000
 * @param threads of the fold in this process, 1 to 64; more than partitions are idle
 * @param standbys of every task in other processes, 0 to 2
 * @param kafkaProperties further properties of every Kafka client, such as those of its security; they cannot change
 *     what the fold's guarantees rest on
 */
public record MaterializeConfig(
        String bootstrapServers,
        ViewName view,
        Path stateDirectory,
        FoldMember self,
        int recent,
        int threads,
        int standbys,
        Map<String, String> kafkaProperties) {
    public static final int DEFAULT_RECENT = 500;
    public static final int DEFAULT_THREADS = 1;
    public static final int DEFAULT_STANDBYS = 0;

    /**
     * @throws IllegalArgumentException with every problem, one a line
     */
    public MaterializeConfig {
        List<String> problems = new ArrayList<>();
        if (bootstrapServers.isBlank()) {
            problems.add("bootstrap servers must be given as host:port[,host:port]");
        }
        bounded(problems, "recent", recent, 1, 100_000);
        bounded(problems, "threads", threads, 1, 64);
        bounded(problems, "standbys", standbys, 0, 2);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        kafkaProperties = Map.copyOf(kafkaProperties);
    }

    /** The defaults for all that has one. */
    public static MaterializeConfig of(String bootstrapServers, Path stateDirectory, FoldMember self) {
        return new MaterializeConfig(
                bootstrapServers,
                ViewName.DEFAULT,
                stateDirectory,
                self,
                DEFAULT_RECENT,
                DEFAULT_THREADS,
                DEFAULT_STANDBYS,
                Map.of());
    }

    private static void bounded(List<String> problems, String name, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(name + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
