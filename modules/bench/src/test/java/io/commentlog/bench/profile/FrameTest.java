package io.commentlog.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameTest {
    @ParameterizedTest
    @CsvSource({
        "io.commentlog.Page, io.commentlog.Page",
        "io.commentlog.Page$$Lambda$81.0x0000000800c03000, io.commentlog.Page$$Lambda",
        "io.commentlog.Page$$Lambda$81/0x0000000800c03000, io.commentlog.Page$$Lambda",
        "io.commentlog.Page$$Lambda, io.commentlog.Page$$Lambda",
        "io.commentlog.Page$$Lambda+0x000078c001003000.74, io.commentlog.Page$$Lambda",
        "java.lang.invoke.LambdaForm$MH.0x0000000800c4c400, java.lang.invoke.LambdaForm$MH",
        "java.lang.invoke.LambdaForm$MH+0x00007f52dc098c00.1088872417, java.lang.invoke.LambdaForm$MH",
        "java.util.HashMap$Node, java.util.HashMap$Node"
    })
    void leavesOutTheNumbersThatAClassHasInOneRunOnly(String named, String shown) {
        assertThat(new Frame(named, "run").name()).isEqualTo(shown + ".run");
    }

    @Test
    void isOursWhereSomebodyWroteItHere() {
        Frame lambda = new Frame("io.commentlog.Page$$Lambda$1", "handle");
        Frame method = new Frame("io.commentlog.Page", "lambda$poll$0");
        Frame kafka = new Frame("org.apache.kafka.Commentlog", "poll");
        assertThat(Frame.nearestOfOurs(List.of(kafka, lambda, method))).contains(method);
        assertThat(Frame.nearestOfOurs(List.of(kafka, lambda))).isEmpty();
    }
}
