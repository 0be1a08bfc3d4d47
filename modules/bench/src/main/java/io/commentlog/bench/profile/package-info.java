/** What a node spends its time and its garbage on, out of a recording of the JVM's Flight Recorder. */
package io.commentlog.bench.profile;
