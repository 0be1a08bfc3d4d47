/** Who a server says it is over TLS, and whom its clients believe: certificates and keys out of PEM files. */
package io.commentlog.kit.tls;
