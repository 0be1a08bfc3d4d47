package io.commentlog.query.replica;

import java.util.function.LongSupplier;

/**
 * What stays when a replica reads the changelog anew.
 *
 * @param changelog the topic that is read
 * @param clock in nanoseconds, monotonic
 */
record Shared(
        String changelog,
        PublishedView published,
        Freshness freshness,
        BrokerContact contact,
        Pulse pulse,
        Keeper keeper,
        LongSupplier clock) {}
