/**
 * The fault table: a cluster of real processes that is really harmed under load, the history of what its clients saw, and
 * a checker that judges history and log. Histories, checker, table and picture are pure; the rest moves bytes.
 */
package io.commentlog.system.fault;
