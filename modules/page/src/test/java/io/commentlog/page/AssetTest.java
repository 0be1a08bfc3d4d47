package io.commentlog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AssetTest {
    @Test
    void hasAStrongEtag() {
        assertThat(asset("a").etag()).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void hasAnotherEtagWhenItsContentDiffers() {
        assertThat(asset("a").etag()).isNotEqualTo(asset("b").etag());
    }

    @Test
    void hasTheSameEtagWhenItsContentIsTheSame() {
        assertThat(asset("a").etag()).isEqualTo(asset("a").etag());
        assertThat(asset("a")).isEqualTo(asset("a")).hasSameHashCodeAs(asset("a"));
    }

    @Test
    void cannotBeChangedThroughTheBytesItWasMadeOf() {
        byte[] bytes = {1, 2};
        Asset asset = Asset.of("/a", "text/plain", bytes);
        bytes[0] = 9;
        assertThat(asset.bytes()).containsExactly(1, 2);
    }

    @Test
    void cannotBeChangedThroughTheBytesItGives() {
        Asset asset = Asset.of("/a", "text/plain", new byte[] {1, 2});
        asset.bytes()[0] = 9;
        assertThat(asset.bytes()).containsExactly(1, 2);
    }

    private static Asset asset(String content) {
        return Asset.of("/a", "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
