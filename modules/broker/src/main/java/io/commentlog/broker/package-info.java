/** The broker of {@code ./commentlog up}: a real Kafka in this process; and topics made what their files say. */
package io.commentlog.broker;
