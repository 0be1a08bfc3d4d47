/** The share groups that deliver events, and the locks that are kept while one is answered. */
package io.commentlog.bot.group;
