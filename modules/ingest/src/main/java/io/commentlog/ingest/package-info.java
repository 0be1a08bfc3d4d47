/** HTTP writes: a draft becomes an event, the event is acknowledged by the brokers, and only then the writer is answered. */
package io.commentlog.ingest;
