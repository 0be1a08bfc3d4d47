package io.commentlog.bench.crowd;

/**
 * How clients hear of posts: what they say to the node, and what they find in its answers. Stateless but for what is the
 * same for all of its clients. Owned by their thread.
 */
interface Hearing {
    /** One client. */
    interface Ear extends Marks.Found {
        /** Sends the bytes of a request. */
        void say(byte[] request);
    }

    /** What each client says first. */
    byte[] hello();

    /**
     * Takes what has come, as far as it is whole.
     *
     * @return how many bytes were taken; the others are given again, with what comes behind them
     * @throws IllegalStateException if that is not what the node should say
     */
    int take(byte[] bytes, int length, Ear ear);
}
