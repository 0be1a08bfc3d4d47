package io.commentlog.event.view;

import io.commentlog.event.Comment;

/** The unit of the recent-comments cache: a busy channel cannot push a quiet one out of it. */
public record Channel(String domain, String messageType) {
    public static Channel of(Comment comment) {
        return new Channel(comment.domain(), comment.messageType());
    }
}
