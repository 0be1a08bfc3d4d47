package io.commentlog.check;

import io.commentlog.event.view.Channel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Which comments a window shows: those of a domain or of any, of a message-type or of any. */
record WindowFilter(Optional<String> domain, Optional<String> messageType) {
    static final WindowFilter ANY = new WindowFilter(Optional.empty(), Optional.empty());

    /** What HTTP understands as any domain; a domain that has this for its name cannot be asked for. */
    private static final String ALL_DOMAINS = "all";

    /** The windows that show a channel's comments. */
    static List<WindowFilter> showing(Channel channel) {
        Optional<String> domain = Optional.of(channel.domain());
        Optional<String> messageType = Optional.of(channel.messageType());
        List<WindowFilter> filters = List.of(
                new WindowFilter(domain, messageType),
                new WindowFilter(domain, Optional.empty()),
                new WindowFilter(Optional.empty(), messageType),
                ANY);
        return filters.stream().filter(WindowFilter::canBeAskedFor).toList();
    }

    private boolean canBeAskedFor() {
        return domain.filter(ALL_DOMAINS::equals).isEmpty();
    }

    /** As parameters of a GET. */
    String query() {
        return "domain=" + URLEncoder.encode(domain.orElse(""), StandardCharsets.UTF_8) + "&type="
                + messageType.orElse("");
    }

    @Override
    public String toString() {
        return "domain " + domain.orElse("any") + ", type " + messageType.orElse("any");
    }
}
