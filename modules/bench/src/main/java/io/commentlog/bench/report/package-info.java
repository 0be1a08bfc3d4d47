/** What was measured, for people and programs: medians, ratios, tables, charts. Pure but for writing the files. */
package io.commentlog.bench.report;
