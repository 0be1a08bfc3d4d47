/** The auditor: folds the log by itself, and compares what query nodes show. */
package io.commentlog.check;
