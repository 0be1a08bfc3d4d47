package io.commentlog.query.view;

import io.commentlog.event.view.Channel;
import java.util.List;
import java.util.Optional;

/** What a read can ask for: a domain or any, a message-type or any. The view keeps a window for each that has comments. */
public record Filter(Optional<String> domain, Optional<String> messageType) {
    public static final Filter ANY = new Filter(Optional.empty(), Optional.empty());

    public static Filter of(Channel channel) {
        return new Filter(Optional.of(channel.domain()), Optional.of(channel.messageType()));
    }

    /** The filters, other than its own, that a channel's comments pass. */
    static List<Filter> across(Channel channel) {
        return List.of(
                new Filter(Optional.of(channel.domain()), Optional.empty()),
                new Filter(Optional.empty(), Optional.of(channel.messageType())),
                ANY);
    }

    /** The channel whose own window this is; empty for a wider one. */
    Optional<Channel> channel() {
        return domain.flatMap(name -> messageType.map(type -> new Channel(name, type)));
    }

    boolean passes(Channel channel) {
        return domain.map(channel.domain()::equals).orElse(true)
                && messageType.map(channel.messageType()::equals).orElse(true);
    }
}
