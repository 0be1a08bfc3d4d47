/** The hot classes alone, by JMH: compiled with every build, run only by {@link io.commentlog.bench.micro.MicroBenchmarks}. */
package io.commentlog.bench.micro;
