/** Who answers, and how: what a person sets. */
package io.commentlog.bot.config;
