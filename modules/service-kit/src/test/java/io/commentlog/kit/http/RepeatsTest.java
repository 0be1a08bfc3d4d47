package io.commentlog.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
    private static final int MOST = 256;
    private static final int LARGE = 1024 * 1024;

    private final Repeats repeats = new Repeats();
    private final AtomicBoolean stands = new AtomicBoolean(true);

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    @Test
    void answersTheSameBytesWhileTheAnswerStands() {
        ByteBuf answer = bytes("answer");
        repeats.keep(bytes("request"), answer, stands::get);
        assertThat(repeats.answer(bytes("request")).orElseThrow().toString(StandardCharsets.US_ASCII))
                .isEqualTo("answer");
        assertThat(repeats.answer(bytes("requests"))).isEmpty();
        stands.set(false);
        assertThat(repeats.answer(bytes("request"))).isEmpty();
        stands.set(true);
        assertThat(repeats.answer(bytes("request"))).isEmpty();
        assertThat(answer.refCnt()).as("held by who was given it").isEqualTo(1);
    }

    @Test
    void tellsEachTimeThatTheAnswerIsGivenAgain() {
        AtomicInteger given = new AtomicInteger();
        repeats.keep(bytes("request"), bytes("answer"), new Standing() {
            @Override
            public boolean getAsBoolean() {
                return stands.get();
            }

            @Override
            public void givenAgain() {
                given.incrementAndGet();
            }
        });
        repeats.answer(bytes("request"));
        repeats.answer(bytes("request"));
        stands.set(false);
        repeats.answer(bytes("request"));
        assertThat(given).hasValue(2);
    }

    @Test
    void knowsWhatCameLately() {
        assertThat(repeats.cameLately(bytes("request"))).isFalse();
        assertThat(repeats.cameLately(bytes("request"))).isTrue();
        assertThat(repeats.cameLately(bytes("another"))).isFalse();
    }

    @Test
    void keepsOnlySoMany() {
        List<ByteBuf> answers = new ArrayList<>();
        for (int i = 0; i < 2 * MOST; i++) {
            answers.add(bytes("answer"));
            repeats.keep(bytes("request " + i), answers.get(i), stands::get);
        }
        assertThat(answers).filteredOn(answer -> answer.refCnt() > 0).hasSize(MOST);
    }

    @Test
    void keepsOnlySoManyBytes() {
        List<ByteBuf> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(Unpooled.buffer(LARGE));
            repeats.keep(bytes("request " + i), answers.get(i), stands::get);
        }
        assertThat(answers).filteredOn(answer -> answer.refCnt() > 0).hasSize(8);
    }

    @Test
    void hasRoomAgainForWhatStands() {
        ByteBuf old = bytes("old");
        for (int i = 0; i < MOST; i++) {
            repeats.keep(bytes("request " + i), i == 0 ? old : bytes("answer"), stands::get);
        }
        stands.set(false);
        repeats.keep(bytes("new"), bytes("answer"), () -> true);
        assertThat(repeats.answer(bytes("new"))).isPresent();
        assertThat(old.refCnt()).isZero();
    }

    @Test
    void letsGoOfTheAnswerThatAnotherOneReplaces() {
        ByteBuf old = bytes("old");
        repeats.keep(bytes("request"), old, stands::get);
        repeats.keep(bytes("request"), bytes("new"), stands::get);
        assertThat(old.refCnt()).isZero();
    }

    @Test
    void holdsNothingAfterItsEnd() {
        ByteBuf answer = bytes("answer");
        repeats.keep(bytes("request"), answer, stands::get);
        repeats.clear();
        assertThat(answer.refCnt()).isZero();
        assertThat(repeats.answer(bytes("request"))).isEmpty();
    }
}
