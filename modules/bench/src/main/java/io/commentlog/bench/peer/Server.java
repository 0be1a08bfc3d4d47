package io.commentlog.bench.peer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Something that answers HTTP, ready to be measured. */
public interface Server {
    URI url();

    /** What its processes have taken of the processors so far; empty if they are out of sight. */
    Optional<Duration> cpu();
}
