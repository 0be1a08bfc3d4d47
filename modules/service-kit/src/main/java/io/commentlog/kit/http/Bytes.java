package io.commentlog.kit.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/**
 * The bytes of one connection, before they are decoded and after they are encoded. A request that came before, byte by byte,
 * is answered here, as it was then, while that answer stands: {@link Repeats}. Owned by the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's promises: what fails here, fails with its connection
final class Bytes extends ChannelDuplexHandler {
    private static final int GET = 0x47_45_54_20; // and a space
    private static final int END_OF_HEAD = 0x0d_0a_0d_0a;
    private static final int LEAST = 16;
    private static final int MOST = 2048;

    private final WatchedConnection connection;
    private final Repeats repeats;

    /** What is being read, if it is worth keeping what it is answered. */
    private Optional<ByteBuf> asked = Optional.empty();

    /** What goes out. */
    private Optional<ByteBuf> recording = Optional.empty();

    private Optional<Standing> stands = Optional.empty();

    Bytes(WatchedConnection connection, Repeats repeats) {
        this.connection = connection;
        this.repeats = repeats;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (connection.isRefused() || !(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (!mayRepeat(ctx, bytes)) {
            read(ctx, bytes);
            return;
        }
        Optional<ByteBuf> again = repeats.answer(bytes);
        if (again.isPresent()) {
            bytes.release();
            connection.passedBy();
            ctx.writeAndFlush(again.get());
        } else if (repeats.cameLately(bytes)) {
            readAndRecord(ctx, bytes);
        } else {
            read(ctx, bytes);
        }
    }

    /** Whether nothing is under way, and this can be one whole request without a body. */
    private boolean mayRepeat(ChannelHandlerContext ctx, ByteBuf bytes) {
        int length = bytes.readableBytes();
        return length >= LEAST
                && length <= MOST
                && bytes.getInt(bytes.readerIndex()) == GET
                && bytes.getInt(bytes.writerIndex() - Integer.BYTES) == END_OF_HEAD
                && connection.isQuiet()
                && ctx.channel().isWritable();
    }

    private void read(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (bytes.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0) { // empty lines may come between requests
            connection.hasSent();
        }
        ctx.fireChannelRead(bytes);
    }

    private void readAndRecord(ChannelHandlerContext ctx, ByteBuf bytes) {
        asked = Optional.of(Unpooled.copiedBuffer(bytes));
        long heads = connection.heads();
        read(ctx, bytes);
        // It was one request, all of it, and what went out is its answer, all of it.
        if (stands.isPresent() && connection.isQuiet() && connection.heads() == heads + 1) {
            repeats.keep(asked.get(), recording.orElseThrow(), stands.get());
        } else {
            recording.ifPresent(ByteBuf::release);
        }
        asked = Optional.empty();
        recording = Optional.empty();
        stands = Optional.empty();
    }

    /**
     * Runs what writes an answer that is the same for the same request as long as it stands.
     */
    void record(Standing answerStands, Runnable writing) {
        if (asked.isEmpty() || recording.isPresent()) {
            writing.run();
            return;
        }
        recording = Optional.of(Repeats.room());
        writing.run();
        stands = Optional.of(answerStands);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (recording.isPresent() && stands.isEmpty() && message instanceof ByteBuf bytes) {
            recording.get().writeBytes(bytes, bytes.readerIndex(), bytes.readableBytes());
        }
        ctx.write(message, promise);
    }
}
