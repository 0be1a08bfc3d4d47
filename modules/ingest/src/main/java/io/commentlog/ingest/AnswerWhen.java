package io.commentlog.ingest;

/** When a write is answered. */
public enum AnswerWhen {
    /** Once it is durable and this node's view shows it: a client's next read shows it, without any token. */
    VISIBLE,
    /** Once the brokers have acknowledged it. */
    DURABLE
}
