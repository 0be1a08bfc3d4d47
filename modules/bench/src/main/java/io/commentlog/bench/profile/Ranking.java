package io.commentlog.bench.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How much each of many has of something.
 *
 * @param all the most first
 */
record Ranking(List<Place> all) {
    Ranking {
        all = List.copyOf(all);
    }

    record Place(String what, double amount) {}

    /** Adds up what belongs to the same. */
    static <T> Ranking of(List<T> things, Function<T, String> what, ToDoubleFunction<T> amount) {
        Map<String, Double> sums = new TreeMap<>();
        things.forEach(thing -> sums.merge(what.apply(thing), amount.applyAsDouble(thing), Double::sum));
        return new Ranking(sums.entrySet().stream()
                .map(sum -> new Place(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingDouble(Place::amount).reversed())
                .toList());
    }

    List<Place> top(int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    double sum() {
        return all.stream().mapToDouble(Place::amount).sum();
    }

    /** What part of all of it an amount is; 0 of nothing. */
    double part(double amount) {
        double sum = sum();
        return sum > 0 ? amount / sum : 0;
    }
}
