/** What to do with one event, and doing it in the order that makes a reply safe. */
package io.commentlog.bot.answer;
