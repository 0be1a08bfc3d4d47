package io.commentlog.node.wiring;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StandbyComment;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.query.CommentStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;

/**
 * The store {@code comments} for a query node that does not fold: the members of the fold's consumer group tell their HTTP
 * addresses in their client ids, and any of them finds the owner. Safe for all threads; blocks none.
 */
final class FoldMembersStore implements CommentStore, AutoCloseable {
    private static final Duration LOOKUP = Duration.ofSeconds(6);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String group;
    private final StoredCommentClient client;

    /** As last asked; a member that does not answer has it asked again. */
    private volatile List<FoldMember> known = List.of();

    /**
     * @param group the fold's consumer group
     */
    FoldMembersStore(Admin admin, String group, StoredCommentClient client) {
        this.admin = admin;
        this.group = group;
        this.client = client;
    }

    @Override
    public CompletionStage<Optional<StoredComment>> find(String id) {
        String path = StoreEndpoint.PATH + StoredCommentClient.segment(id);
        List<FoldMember> members = known;
        return members.isEmpty()
                ? members().thenCompose(found -> ask(found, path))
                : ask(members, path).exceptionallyCompose(failure -> members().thenCompose(found -> ask(found, path)));
    }

    @Override
    public CompletionStage<StandbyComment> standby(String id) {
        String path = StoreEndpoint.STANDBY_PATH + StoredCommentClient.segment(id);
        List<FoldMember> members = known;
        return members.isEmpty() ? members().thenCompose(found -> anyStandby(found, path)) : anyStandby(members, path);
    }

    /** All at once: the first of them may be the one that is away, and answers with nothing but silence. */
    private CompletionStage<StandbyComment> anyStandby(List<FoldMember> members, String path) {
        CompletableFuture<StandbyComment> first = new CompletableFuture<>();
        CompletableFuture<?>[] asked = members.stream()
                .map(member -> client.standby(member, path).thenAccept(first::complete))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        var unused = CompletableFuture.allOf(asked)
                .whenComplete((all, failure) ->
                        first.completeExceptionally(new NotNow("No standby has the comment", Duration.ofSeconds(1))));
        return first;
    }

    private CompletionStage<Optional<StoredComment>> ask(List<FoldMember> members, String path) {
        if (members.isEmpty()) {
            throw new NotNow("No process with the role materialize is running", Duration.ofSeconds(1));
        }
        FoldMember first = members.get(0);
        CompletionStage<Optional<StoredComment>> answer = client.get(first, path, LOOKUP);
        return members.size() == 1
                ? answer
                : answer.exceptionallyCompose(failure -> ask(members.subList(1, members.size()), path));
    }

    private CompletionStage<List<FoldMember>> members() {
        return admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .toCompletionStage()
                .handle((found, failure) -> {
                    known = failure == null ? addresses(found) : List.of();
                    return known;
                });
    }

    private static List<FoldMember> addresses(ConsumerGroupDescription group) {
        return group.members().stream()
                .map(member -> FoldMember.ofClientId(member.clientId()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }
}
