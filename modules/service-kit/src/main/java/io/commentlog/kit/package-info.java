/** What every process has, whatever its roles: the HTTP server with its one error edge, health, metrics, lifecycle. */
package io.commentlog.kit;
