package io.commentlog.bot.claim;

import io.commentlog.event.Rejection;
import io.commentlog.kit.NotNow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one question at a time for workers over HTTP, by the lock of a share group, on a thread of its own: looks for one,
 * holds it until somebody completes it, and looks for the next. A lease that runs out or is given back does not go back to the
 * group, where it would spend one of its few deliveries: the next claim gets it.
 */
final class Keeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration REJOIN = Duration.ofSeconds(1);
    /** What has been delivered so often is not given back for want of claims alone. */
    private static final int PRECIOUS = 5;

    private final Line line;
    private final ClaimQueue queue;
    private final Claiming claiming;
    private final LockedRecords records;
    private final Search search;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

    /** Of the keeper's thread. */
    private Optional<Held> held = Optional.empty();

    private Optional<Lease> lease = Optional.empty();
    private boolean ended;
    /** Written by the keeper's thread alone. */
    private volatile boolean quiet;

    Keeper(Line line, ClaimQueue queue, Claiming claiming, LockedRecords records) {
        this.line = line;
        this.queue = queue;
        this.claiming = claiming;
        this.records = records;
        this.search = new Search(line, claiming, records, queue::looked);
    }

    Line line() {
        return line;
    }

    /** Whether it looks, and the group has nothing for it; from any thread. */
    boolean quiet() {
        return quiet;
    }

    void offer(Claim claim) {
        orders.add(new Order.Offer(claim));
    }

    void tell(Order order) {
        orders.add(order);
    }

    @Override
    public void run() {
        try {
            join();
            while (!ended && !claiming.closing().begun()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            claiming.bugs().bug(e);
        } finally {
            records.close(held.map(Held::delivered));
            loseLease();
            queue.left(this);
            refuseAll();
        }
    }

    private void join() throws InterruptedException {
        boolean joined = false;
        while (!joined && !claiming.closing().await(Duration.ZERO)) {
            try {
                records.join();
                joined = true;
            } catch (NotNow | KafkaException e) {
                LOG.debug("A keeper cannot join {} yet: {}", line.group(), e.getMessage());
                queue.looked();
                claiming.closing().await(REJOIN);
            }
        }
    }

    private void step() throws InterruptedException {
        try {
            if (held.isEmpty()) {
                seek();
            } else {
                keep();
            }
        } catch (KafkaException e) {
            LOG.warn("A keeper has lost {} and joins again: {}", line.group(), e.getMessage());
            lose();
            records.leave();
            join();
        }
        queue.looked();
    }

    private void seek() throws InterruptedException {
        refuseAll();
        held = search.next();
        quiet = search.quiet();
        if (held.isPresent()) {
            park();
        } else if (queue.retires(this)) {
            ended = true;
        }
    }

    private void park() throws InterruptedException {
        Optional<Claim> next = queue.parked(this);
        while (next.isPresent() && held.isPresent()) {
            give(next.get());
            next = held.isPresent() && lease.isEmpty() ? queue.parked(this) : Optional.empty();
        }
    }

    /** Looks again first: while it was parked the question may have been answered by others, deleted or put again. */
    private void give(Claim claim) throws InterruptedException {
        if (claim.lease().isDone()) {
            return;
        }
        Held now = held.orElseThrow();
        Optional<Claimable> found = search.look(now.delivered());
        if (found.isEmpty()) {
            claim.lease().completeExceptionally(new NotNow("The view is behind", Duration.ofSeconds(1)));
        } else if (found.get() instanceof Claimable.Question) {
            lease(claim, now);
        } else {
            done();
            queue.claim(claim);
        }
    }

    private void lease(Claim claim, Held now) {
        Lease begun = Lease.of(claim, now.answer().question().id(), this)
                .extended(claim.seconds(), claiming.clock().millis(), System.nanoTime());
        claiming.leases().put(begun);
        if (claim.lease()
                .complete(Optional.of(new Claim.Leased(begun, now.answer().question())))) {
            lease = Optional.of(begun);
        } else {
            claiming.leases().end(begun, Optional.empty());
        }
    }

    private void keep() throws InterruptedException {
        long now = System.nanoTime();
        long wait = Math.min(
                records.untilRenewal(now),
                lease.map(running -> running.deadline() - now).orElse(Long.MAX_VALUE));
        Optional<Order> order = Optional.ofNullable(orders.poll(Math.max(0, wait), TimeUnit.NANOSECONDS));
        if (order.isPresent()) {
            obey(order.get());
        }
        if (held.isPresent() && records.untilRenewal(System.nanoTime()) <= 0) {
            renewLock();
        }
        if (lease.filter(running -> System.nanoTime() - running.deadline() >= 0).isPresent()) {
            loseLease();
            held = search.afterExpiry(held.orElseThrow());
            if (held.isPresent()) {
                park();
            } else {
                lose();
            }
        }
        if (held.isPresent() && lease.isEmpty() && mayLeave() && queue.retires(this)) {
            ended = true;
        }
    }

    private boolean mayLeave() {
        return orders.isEmpty() && held.orElseThrow().delivered().deliveries() < PRECIOUS;
    }

    private void renewLock() {
        if (!records.renew(held.orElseThrow().delivered())) {
            lose();
        }
    }

    private void obey(Order order) throws InterruptedException {
        if (order instanceof Order.Offer offer && lease.isEmpty()) {
            give(offer.claim());
            if (held.isPresent() && lease.isEmpty()) {
                park();
            }
        } else if (order instanceof Order.Renew renew && isCurrent(renew.lease())) {
            Lease longer = lease.orElseThrow()
                    .extended(renew.seconds(), claiming.clock().millis(), System.nanoTime());
            claiming.leases().put(longer);
            lease = Optional.of(longer);
            renew.done().complete(longer);
        } else if (order instanceof Order.Release release && isCurrent(release.lease())) {
            loseLease();
            release.done().complete(release.lease());
            park();
        } else if (order instanceof Order.Complete complete && isCurrent(complete.lease())) {
            complete(complete);
        } else {
            refuse(order);
        }
    }

    private boolean isCurrent(Lease asked) {
        return lease.filter(now -> now.id().equals(asked.id()) && System.nanoTime() - now.deadline() < 0)
                .isPresent();
    }

    private void complete(Order.Complete order) throws InterruptedException {
        Held now = held.orElseThrow();
        try {
            if (!now.begun()
                    && !(claiming.look(
                                    now.delivered().event().orElseThrow(),
                                    now.delivered().at(),
                                    line)
                            instanceof Claimable.Question)) {
                loseLease();
                done();
                order.done()
                        .completeExceptionally(
                                new Rejection(409, "The comment has been answered, deleted or asked again meanwhile"));
                return;
            }
            held = Optional.of(now.completing());
            Completed completed = claiming.complete(now.answer(), order.reply());
            claiming.leases().end(lease.orElseThrow(), Optional.of(completed));
            lease = Optional.empty();
            done();
            order.done().complete(completed);
        } catch (NotNow e) {
            order.done().completeExceptionally(e);
        }
    }

    private void done() {
        records.accept(held.orElseThrow().delivered());
        held = Optional.empty();
        quiet = false;
        queue.seeks(this);
    }

    /** The lock is gone, and with it the lease. */
    private void lose() {
        loseLease();
        held = Optional.empty();
        quiet = false;
        queue.seeks(this); // from here on nothing is offered
        refuseAll();
    }

    private void loseLease() {
        lease.ifPresent(over -> claiming.leases().end(over, Optional.empty()));
        lease = Optional.empty();
    }

    /** What came too late: of two who complete at once, the second hears what the first has done. */
    private void refuseAll() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            refuse(order);
        }
    }

    private void refuse(Order order) {
        Rejection over = Leases.isOver();
        if (order instanceof Order.Offer offer) {
            queue.claim(offer.claim());
        } else if (order instanceof Order.Renew renew) {
            renew.done().completeExceptionally(over);
        } else if (order instanceof Order.Release release) {
            release.done().completeExceptionally(over);
        } else if (order instanceof Order.Complete complete) {
            claiming.leases()
                    .completed(complete.lease())
                    .ifPresentOrElse(
                            complete.done()::complete, () -> complete.done().completeExceptionally(over));
        }
    }
}
