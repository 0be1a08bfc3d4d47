package io.commentlog.bench.plan;

/**
 * What one rents for, in any money.
 *
 * @param node a month, of the cores and the memory that are planned
 * @param broker a month
 * @param disk a GB a month
 * @param traffic a GB that goes out
 */
public record Prices(double node, double broker, double disk, double traffic) {}
