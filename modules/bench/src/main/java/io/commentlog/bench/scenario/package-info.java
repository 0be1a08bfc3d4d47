/** What is measured: who contends, in which rounds, for which goals. */
package io.commentlog.bench.scenario;
