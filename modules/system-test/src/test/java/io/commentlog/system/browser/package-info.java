/** The pages in a real browser, in front of a real node, used as people use them. */
package io.commentlog.system.browser;
