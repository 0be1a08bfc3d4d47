/** What makes the text of a reply. */
package io.commentlog.bot.responder;
