package io.commentlog.bench.plan;

import io.commentlog.bench.load.Load;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * One query node as a queue: what comes is served in its order by whichever core is free first, each kind of it for its own
 * fixed time. Polls and comments come at random times, whatever becomes of those before them (an open loop); a comment
 * wakes all who wait in its channel at once, and comments that come while they are being told are told together, next. What
 * an answer takes besides is as at ease, with the tail that it has there: of pauses and of whoever else uses the cores it
 * knows no more. Pure: the same seed gives the same.
 */
public final class NodeSimulation {
    /** Enough for a 99th percentile, and a moment's work. */
    private static final double JOBS = 100_000;

    private static final double LEAST_COMMENTS = 20;
    private static final double LONGEST = 3_600;
    /** A full page. */
    private static final int MOST_AT_ONCE = 50;
    /** So many standard deviations are above 99 of 100 of what is normal. */
    private static final double NORMAL_99 = 2.326;
    /** After so long a client that has heard nothing asks again. */
    private static final double HOLD = 30;

    private final NodeLoad load;
    private final SplittableRandom random;
    private final PriorityQueue<Double> freeAt = new PriorityQueue<>();
    private final PriorityQueue<Wave> waves = new PriorityQueue<>(Comparator.comparingDouble(Wave::start));
    private final List<ArrayDeque<Double>> recent = new ArrayList<>();
    private final double[] toldUntil;
    private final boolean[] waiting;
    private final Histogram latencies = Load.histogram();
    private double busy;

    /** All who wait in a channel are told what came since {@code comment}. */
    private record Wave(double start, double comment, int channel) {}

    /**
     * What came of it.
     *
     * @param busy the part of all cores' time that was used; 1 or more where it is too much for them
     * @param latencies in nanoseconds
     */
    public record Outcome(double busy, Histogram latencies) {
        /** In milliseconds. */
        public double percentile(double percent) {
            return latencies.getValueAtPercentile(percent) / 1e6;
        }
    }

    private NodeSimulation(NodeLoad load, long seed) {
        this.load = load;
        this.random = new SplittableRandom(seed);
        for (int core = 0; core < load.cores(); core++) {
            freeAt.add(0.0);
        }
        for (int channel = 0; channel < load.channels(); channel++) {
            recent.add(new ArrayDeque<>());
        }
        toldUntil = new double[load.channels()];
        waiting = new boolean[load.channels()];
        Arrays.fill(toldUntil, Double.NEGATIVE_INFINITY);
    }

    public static Outcome run(NodeLoad load, long seed) {
        return new NodeSimulation(load, seed).run();
    }

    private Outcome run() {
        double end = length();
        // Viewers get what came since their last poll, so comments begin earlier than polls.
        double comment = -load.interval() + next(load.comments());
        double poll = next(load.polls());
        double post = next(load.posts());
        double timeout = next(load.waiters() / HOLD);
        while (true) {
            double wave =
                    waves.isEmpty() ? Double.POSITIVE_INFINITY : waves.peek().start();
            double now = Math.min(Math.min(Math.min(comment, poll), Math.min(post, timeout)), wave);
            if (now >= end) {
                return new Outcome(busy / (load.cores() * end), latencies);
            }
            if (now == wave) {
                tell(waves.remove());
            } else if (now == comment) {
                arrive(now);
                comment = now + next(load.comments());
            } else if (now == poll) {
                answer(now);
                poll = now + next(load.polls());
            } else if (now == post) {
                serve(now, load.times().post());
                post = now + next(load.posts());
            } else {
                serve(now, load.times().empty());
                timeout = now + next(load.waiters() / HOLD);
            }
        }
    }

    /** So that it is a moment's work; with some comments in it, if any come. */
    private double length() {
        // Comments that are told together are told once.
        double told = Math.min(
                load.comments() * load.waiters() / load.channels(),
                load.cores() / load.times().wake());
        double jobs = load.polls() + load.comments() + load.posts() + load.waiters() / HOLD + told;
        double least = load.waiters() > 0 && load.comments() > 0 ? LEAST_COMMENTS / load.comments() : 0;
        return Math.min(LONGEST, Math.max(JOBS / jobs, least));
    }

    private void arrive(double now) {
        int channel = random.nextInt(load.channels());
        recent.get(channel).add(now);
        if (now < 0) {
            return;
        }
        serve(now, load.times().update());
        if (load.waiters() > 0 && !waiting[channel]) {
            waiting[channel] = true;
            waves.add(new Wave(Math.max(now, toldUntil[channel]), now, channel));
        }
    }

    private void answer(double now) {
        ArrayDeque<Double> since = recent.get(random.nextInt(load.channels()));
        while (!since.isEmpty() && since.peek() <= now - load.interval()) {
            since.remove();
        }
        int comments = Math.min(MOST_AT_ONCE, since.size());
        record(serve(now, load.times().empty() + comments * load.times().each()) - now);
    }

    private void tell(Wave wave) {
        waiting[wave.channel()] = false;
        long clients = Math.round(load.waiters() / load.channels());
        double last = wave.start();
        for (long client = 0; client < clients; client++) {
            last = serve(wave.start(), load.times().wake());
            record(last - wave.comment());
        }
        toldUntil[wave.channel()] = last;
    }

    /** When it is done. */
    private double serve(double now, double time) {
        double done = Math.max(now, freeAt.remove()) + time;
        freeAt.add(done);
        busy += time;
        return done;
    }

    private void record(double seconds) {
        Load.record(latencies, Math.round((atEase() + seconds) * 1e9));
    }

    /** Log-normal, as such times are: few take long, none takes nothing. */
    private double atEase() {
        double median = load.times().unloaded();
        double tail = load.times().tail();
        if (tail <= median || median <= 0) {
            return median;
        }
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
        return median * StrictMath.exp(normal * StrictMath.log(tail / median) / NORMAL_99);
    }

    /** The time to the next of what comes so often, at random. */
    private double next(double perSecond) {
        return perSecond > 0 ? -StrictMath.log(1 - random.nextDouble()) / perSecond : Double.POSITIVE_INFINITY;
    }
}
