/** The view on disk: written every few seconds, and what a restart begins with. */
package io.commentlog.query.snapshot;
