package io.commentlog.bench.plan;

/**
 * What one query node has to do, in times and rates of seconds.
 *
 * @param cores that work beside each other
 * @param polls a second
 * @param interval between two polls of a viewer, who gets what came meanwhile
 * @param waiters that are told of each comment, and then ask again
 * @param comments a second that enter the view
 * @param posts a second that the node itself takes
 * @param channels that viewers and comments are spread over
 */
public record NodeLoad(
        int cores,
        double polls,
        double interval,
        double waiters,
        double comments,
        double posts,
        int channels,
        Times times) {
    public NodeLoad {
        if (cores < 1 || channels < 1) {
            throw new IllegalArgumentException("A node has a core, and a channel");
        }
    }

    /**
     * How long it takes.
     *
     * @param unloaded half of the answers, at most, where little else is asked: on its way, and waiting for a core to wake
     * @param tail 99 of 100 of them
     * @param empty a core for a poll with nothing new
     * @param each more for every comment in an answer
     * @param wake a core for telling one client that waits
     * @param update a core for a comment that enters the view
     * @param post a core for a comment that is posted
     */
    public record Times(
            double unloaded, double tail, double empty, double each, double wake, double update, double post) {}

    /** Of a node that is only polled, with nothing new. */
    public static NodeLoad ofEmptyPolls(int cores, double polls, double unloaded, double tail, double empty) {
        return new NodeLoad(cores, polls, 1, 0, 0, 0, 1, new Times(unloaded, tail, empty, 0, 0, 0, 0));
    }
}
