package io.commentlog.bench.plan;

/**
 * What is asked for, at the busiest time.
 *
 * @param viewers at the same time
 * @param posts comments a second, in all channels together
 * @param channels that viewers and comments are spread over evenly
 * @param interval seconds between two polls of a viewer; 0 for polls that are held until there is something
 * @param sharedCache whether a CDN takes the polls
 * @param places of the CDN, each of which asks for itself
 * @param cores of a node
 * @param connections that a node may hold
 * @param within milliseconds that 99 of 100 answers take at most
 * @param average percent of the busiest time that a month is on average
 */
public record Demand(
        long viewers,
        double posts,
        int channels,
        double interval,
        boolean sharedCache,
        int places,
        int cores,
        int connections,
        double within,
        double average) {
    boolean held() {
        return interval == 0;
    }

    double postsPerChannel() {
        return posts / channels;
    }
}
