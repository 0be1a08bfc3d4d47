package io.commentlog.bench.plan;

/** What may give way first, and what to do about it. */
enum Limit {
    CORES("cores of query nodes", "more nodes; a longer --interval; --shared-cache on, where nobody waits"),
    CONNECTIONS("connections of query nodes", "more descriptors for the process (ulimit -n), or more nodes"),
    NETWORK("network of query nodes", "--shared-cache on; or more nodes"),
    PATIENCE("time that answers take", "more nodes: each has fewer to tell at once"),
    FOLD("threads of the fold", "--fold-threads, more materialize nodes, at most one for each partition"),
    BROKERS("brokers", "more brokers; fewer query nodes, for each reads the changelog");

    private final String what;
    private final String knob;

    Limit(String what, String knob) {
        this.what = what;
        this.knob = knob;
    }

    String what() {
        return what;
    }

    String knob() {
        return knob;
    }
}
