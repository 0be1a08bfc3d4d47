package io.commentlog.check;

import io.commentlog.event.Comment;
import io.commentlog.event.Processed;
import io.commentlog.event.view.Channel;
import java.util.List;

/**
 * What a node shows of one window.
 *
 * @param newestFirst its comments
 * @param total what the node says that it has in all
 * @param firstPage how many of the comments were in one answer, the newest; the others came later, and may have moved
 */
record Shown(List<Shown.One> newestFirst, long total, int firstPage) {
    /**
     * One comment, without its text.
     *
     * @param content the fingerprint of all but its mark and failure
     * @param failure the fingerprint of its failure, if it shows one
     */
    record One(String id, long timestamp, long content, Processed processed, long failure, Channel channel) {
        static One of(Comment comment, Fingerprints fingerprints) {
            return new One(
                    comment.id(),
                    comment.timestamp(),
                    fingerprints.ofContent(comment),
                    comment.processed(),
                    fingerprints.ofFailure(comment),
                    Channel.of(comment));
        }

        boolean isNewerThan(One other) {
            return timestamp != other.timestamp ? timestamp > other.timestamp : id.compareTo(other.id) > 0;
        }
    }

    Shown {
        newestFirst = List.copyOf(newestFirst);
    }

    /** What came in one answer. */
    Shown atOnce() {
        return new Shown(newestFirst.subList(0, firstPage), total, firstPage);
    }
}
