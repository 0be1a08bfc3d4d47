package io.commentlog.bot.group;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The calls that one member has under way, each on a thread. Started by the member's thread, abandoned from any. */
final class Calls {
    private final ExecutorService threads;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean abandoned;

    /** @param threads has a thread for each call, for none of them may wait for another; shut down by {@link #end} */
    Calls(ExecutorService threads) {
        this.threads = threads;
    }

    void start(Call call) {
        underWay.add(call);
        if (abandoned) {
            call.cancel(true);
        } else {
            threads.execute(call);
        }
    }

    void over(Call call) {
        underWay.remove(call);
    }

    /** Gives up what is under way, and whatever is started from now on. */
    void abandon() {
        abandoned = true;
        cancel();
    }

    /** Gives up what is under way. */
    void cancel() {
        cancelUnless(record -> false);
    }

    /** Gives up the calls for all other records. */
    void cancelUnless(Predicate<ConsumerRecord<byte[], byte[]>> held) {
        for (Call call : underWay) {
            if (!held.test(call.record())) {
                call.cancel(true);
            }
        }
    }

    void end() {
        cancel();
        threads.shutdownNow();
    }
}
