package io.commentlog.kit.http;

import io.commentlog.event.Rejection;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One connection on its way between Netty and Vert.x: keeps its {@link Pace}, and turns whatever is no request, or comes
 * too slowly to become one, into the failed request that Vert.x hands to {@link Dispatcher#refuse}. Owned by the
 * connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's promises: what fails here, fails with its connection
final class WatchedConnection extends ChannelDuplexHandler {
    static final String NO_HTTP = "This is not valid HTTP";

    /** For a refused client to read why before it meets a reset, which is what closing over unread bytes does. */
    private static final long PARTING_MS = 1_000;

    private final Watch watch;
    private final Pace pace;
    private final Bytes bytes;
    private ChannelHandlerContext context;
    private boolean refused;
    private long heads;
    private Object firstWaiting = "";
    private long takenOfFirst;

    WatchedConnection(Watch watch, Pace pace, Repeats repeats) {
        this.watch = watch;
        this.pace = pace;
        this.bytes = new Bytes(this, repeats);
    }

    /** Bytes are seen before the decoder, and deciphered; what they mean before Vert.x. */
    void joinPipeline(ChannelHandlerContext vertx) {
        ChannelPipeline pipeline = vertx.pipeline();
        Optional.ofNullable(pipeline.context(SslHandler.class))
                .ifPresentOrElse(tls -> pipeline.addAfter(tls.name(), null, bytes), () -> pipeline.addFirst(bytes));
        vertx.pipeline().addBefore(vertx.name(), null, this);
    }

    /** The one in whose care a connection is. */
    static Optional<WatchedConnection> of(HttpConnection connection) {
        return connection instanceof ConnectionBase open
                ? Optional.ofNullable(open.channelHandlerContext().pipeline().get(WatchedConnection.class))
                : Optional.empty();
    }

    /** Runs what writes an answer that is the same for the same request as long as it stands. */
    void answers(Standing stands, Runnable writing) {
        bytes.record(stands, writing);
    }

    boolean isRefused() {
        return refused;
    }

    /** Whether no request is under way, nor an answer. */
    boolean isQuiet() {
        return !refused && pace.isQuiet();
    }

    /** How many requests have come this far. */
    long heads() {
        return heads;
    }

    /** Some bytes have come. */
    void hasSent() {
        pace.bytes(watch.now());
    }

    /** A request was answered without coming here. */
    void passedBy() {
        pace.end(watch.now());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        watch.leave(this); // as every handler of a closed connection is removed
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            checkVersion(request);
            checkNames(request);
            heads++;
            pace.head(watch.now());
        }
        if (message instanceof LastHttpContent) {
            pace.end(watch.now());
        }
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            refused = true;
            pace.refused(watch.now());
        }
        ctx.fireChannelRead(message);
    }

    /**
     * Vert.x knows the two versions by identity. What it does not know it answers 501, without a sentence and in the version
     * that it was asked in, and Netty takes {@code http/1.1} for the same as {@code HTTP/1.1}.
     */
    private static void checkVersion(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        boolean older = version.equals(HttpVersion.HTTP_1_0);
        request.setProtocolVersion(older ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1);
        if (!older && !version.equals(HttpVersion.HTTP_1_1)) {
            fail(request, "This server speaks HTTP/1.1 and HTTP/1.0");
        }
    }

    /** The decoder lets a header without a name pass, which others on the way may have taken for the end of the head. */
    private static void checkNames(HttpRequest request) {
        if (request.headers().contains("")) {
            fail(request, NO_HTTP);
        }
    }

    private static void fail(HttpRequest request, String sentence) {
        if (request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(Rejection.invalid(sentence)));
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            pace.answered();
        }
        ctx.write(message, promise);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (refused && ctx.channel() instanceof DuplexChannel channel && channel.isActive()) {
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> part(channel, promise));
        } else {
            ctx.close(promise);
        }
    }

    private void part(DuplexChannel channel, ChannelPromise promise) {
        // Without TLS's own word for the end, a client must take it for an attack that cuts answers short. The end
        // waits for it: the bytes before it may be on their way out still, and what waits behind them is dropped.
        Optional.ofNullable(channel.pipeline().get(SslHandler.class))
                .ifPresentOrElse(
                        tls -> tls.closeOutbound().addListener(said -> channel.shutdownOutput()),
                        channel::shutdownOutput);
        context.executor().schedule(() -> context.close(promise), PARTING_MS, TimeUnit.MILLISECONDS);
    }

    void look(long now) {
        boolean paused = !context.channel().config().isAutoRead();
        switch (pace.look(now, paused, waiting())) {
            case FINE -> {}
            case HEAD_LATE -> tooSlow(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
            case BODY_LATE -> tooSlow(new DefaultLastHttpContent());
            case IDLE, UNREAD -> context.close();
        }
    }

    /** Goes on as if this had come, and could not be read. */
    private void tooSlow(HttpObject part) {
        part.setDecoderResult(DecoderResult.failure(new Rejection(408, "The request took too long to come")));
        channelRead(context, part);
        context.fireChannelReadComplete();
    }

    private Pace.Waiting waiting() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        if (buffer == null || buffer.totalPendingWriteBytes() == 0) {
            return Pace.Waiting.NOTHING;
        }
        Object first = buffer.current();
        long taken = buffer.currentProgress();
        boolean same = first == firstWaiting && taken == takenOfFirst;
        firstWaiting = first == null ? "" : first;
        takenOfFirst = taken;
        return same ? Pace.Waiting.THE_SAME : Pace.Waiting.LESS;
    }
}
