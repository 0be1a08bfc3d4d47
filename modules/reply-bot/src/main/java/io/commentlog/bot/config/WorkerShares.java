package io.commentlog.bot.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many workers each entity gets. One that says its concurrency gets so many; the others share evenly what is left, the
 * first of them one more, and none gets less than one. So there may be more workers than were asked for, but no entity
 * that waits for another's. Pure.
 */
public final class WorkerShares {
    private WorkerShares() {}

    /** By the entity's id, in the order of the file; without those that have no workers here. */
    public static Map<String, Integer> of(Entities entities, int workers) {
        List<Entity> worked = entities.all().stream().filter(Entity::hasWorkers).toList();
        int fixed = worked.stream()
                .mapToInt(entity -> entity.rules().concurrency().orElse(0))
                .sum();
        int sharing = Math.toIntExact(worked.stream()
                .filter(entity -> entity.rules().concurrency().isEmpty())
                .count());
        int left = Math.max(workers - fixed, sharing);
        Map<String, Integer> shares = new LinkedHashMap<>();
        for (Entity entity : worked) {
            if (entity.rules().concurrency().isPresent()) {
                shares.put(entity.id(), entity.rules().concurrency().getAsInt());
            } else {
                int share = (left + sharing - 1) / sharing;
                shares.put(entity.id(), share);
                left -= share;
                sharing--;
            }
        }
        return shares;
    }
}
