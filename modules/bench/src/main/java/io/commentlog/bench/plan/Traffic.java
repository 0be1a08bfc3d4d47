package io.commentlog.bench.plan;

/**
 * What goes back and forth in a second.
 *
 * @param polls of all viewers; where they are held, those that end without anything
 * @param arriving polls that reach the nodes
 * @param perPoll comments in an answer
 * @param told comments that viewers get, each counted for each viewer
 * @param out bytes to viewers
 * @param outOfNodes bytes of these that nodes send
 */
record Traffic(double polls, double arriving, double perPoll, double told, double out, double outOfNodes) {
    /** A full page: more is not asked for at a time. */
    private static final double PAGE = 50;
    /** After so many seconds a poll that is held is answered with nothing. */
    private static final double HOLD = 30;
    /** Larger answers are compressed. */
    private static final double WORTH_GZIP = 1_024;

    static Traffic of(Demand demand, UnitCosts costs) {
        double headers = costs.of(UnitCost.HEADERS);
        double comment = costs.of(UnitCost.COMMENT);
        if (demand.held()) {
            double polls = demand.viewers() / HOLD;
            double told = demand.viewers() * demand.postsPerChannel();
            double out = polls * headers + told * (headers + comment);
            return new Traffic(polls, polls, 0, told, out, out);
        }
        double polls = demand.viewers() / demand.interval();
        double arriving = demand.sharedCache() ? Math.min(polls, demand.places() * urls(demand)) : polls;
        double perPoll = Math.min(PAGE, demand.postsPerChannel() * demand.interval());
        double body = perPoll * comment;
        double answer = headers + (body > WORTH_GZIP ? body * costs.of(UnitCost.GZIP) / 100 : body);
        return new Traffic(polls, arriving, perPoll, polls * perPoll, polls * answer, arriving * answer);
    }

    /** Viewers ask for what is newer than what they have: for each channel, whatever was the newest within an interval. */
    static double urls(Demand demand) {
        return demand.channels() * (1 + demand.postsPerChannel() * demand.interval());
    }
}
