/** What each role must be allowed in a Kafka cluster, and nothing more. */
package io.commentlog.node.acl;
