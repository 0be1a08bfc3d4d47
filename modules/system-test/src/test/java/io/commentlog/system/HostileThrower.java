package io.commentlog.system;

import io.commentlog.system.HostileRequest.Client;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Throws one request after the other, on one connection for as long as that lasts. Used by one thread. */
final class HostileThrower implements AutoCloseable {
    private final int port;
    private final BiConsumer<HostileRequest, HostileReply> replies;
    private Optional<HostileConnection> connection = Optional.empty();

    /** @param replies told of every answer */
    HostileThrower(int port, BiConsumer<HostileRequest, HostileReply> replies) {
        this.port = port;
        this.replies = replies;
    }

    /**
     * @return what is wrong with how the node behaved
     */
    Optional<String> threw(HostileRequest request) {
        boolean mayEnd = request.client() != Client.GOES_ON && request.client() != Client.IS_REFUSED;
        try {
            if (request.client() != Client.GOES_ON) {
                hangUp();
            }
            HostileConnection open = connection.orElseGet(() -> new HostileConnection(port));
            connection = Optional.of(open);
            open.send(request.bytes());
            return talk(request, open);
        } catch (SocketTimeoutException e) {
            hangUp();
            return Optional.of("hangs");
        } catch (ProtocolException e) {
            hangUp();
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            hangUp();
            return mayEnd ? Optional.empty() : Optional.of("was cut off: " + e.getMessage());
        }
    }

    private Optional<String> talk(HostileRequest request, HostileConnection open) throws IOException {
        switch (request.client()) {
            case LEAVES -> hangUp();
            case HALF_CLOSES -> {
                open.sendNoMore();
                takeUntilEnd(request, open);
            }
            case STAYS -> takeUntilEnd(request, open);
            case IS_REFUSED -> {
                Optional<HostileReply> reply = open.read(false);
                reply.ifPresent(answer -> replies.accept(request, answer));
                boolean over = open.read(false).isEmpty();
                hangUp();
                return reply.filter(answer -> answer.status() >= 400 && over).isPresent()
                        ? Optional.empty()
                        : Optional.of("is not refused, but answered " + reply.map(HostileReply::status));
            }
            case GOES_ON -> {
                return takeAll(request, open);
            }
        }
        return Optional.empty();
    }

    private void takeUntilEnd(HostileRequest request, HostileConnection open) throws IOException {
        for (Optional<HostileReply> reply = open.read(false); reply.isPresent(); reply = open.read(false)) {
            replies.accept(request, reply.get());
        }
        hangUp();
    }

    private Optional<String> takeAll(HostileRequest request, HostileConnection open) throws IOException {
        for (int answers = 0; answers < request.answers(); answers++) {
            Optional<HostileReply> reply = open.read(request.head());
            if (reply.isEmpty()) {
                hangUp();
                return Optional.of("has " + answers + " answers");
            }
            replies.accept(request, reply.get());
            if (reply.get().last()) {
                hangUp();
                return answers + 1 == request.answers() ? Optional.empty() : Optional.of("is cut off by an answer");
            }
        }
        return Optional.empty();
    }

    private void hangUp() {
        connection.ifPresent(HostileConnection::close);
        connection = Optional.empty();
    }

    @Override
    public void close() {
        hangUp();
    }
}
