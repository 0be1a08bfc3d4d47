/** The view: what every poll is answered from. Pure and immutable; no Kafka, HTTP, clock or logger. */
package io.commentlog.query.view;
