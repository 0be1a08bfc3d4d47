/** The journeys and the faults, on processes as people run them, seen only from outside: by HTTP, Kafka and signals. */
package io.commentlog.system;
