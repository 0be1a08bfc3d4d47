package io.commentlog.event;

/**
 * A question that the bot has given up, as a record on the topic {@code comments.unanswered} whose key is the comment's
 * id: what is to be put back some day, and to whom it was addressed.
 *
 * @param id of the comment
 * @param entity who was asked
 * @param asked where the event that asked is in the log
 * @param at when it was given up, in milliseconds since the epoch
 */
public record DeadLetter(String id, String entity, LogPosition asked, Failure failure, long at) {
    /**
     * @throws IllegalArgumentException with one sentence
     */
    public DeadLetter {
        if (!Limits.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 128 characters of A-Z a-z 0-9 . _ : -");
        }
        if (entity.isEmpty()) {
            throw new IllegalArgumentException("entity must name who was asked");
        }
        if (at < 0) {
            throw new IllegalArgumentException("at must be at least 0, in milliseconds since the epoch");
        }
    }
}
