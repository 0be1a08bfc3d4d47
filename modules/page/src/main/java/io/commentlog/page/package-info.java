/** The page that shows the flow at {@code /}: plain files, served as they are, with no build step and no network beyond the API. */
package io.commentlog.page;
