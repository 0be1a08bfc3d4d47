package io.commentlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.commentlog.query.view.View;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PerViewTest {
    private final LiveView live = new LiveView();
    private final AtomicInteger made = new AtomicInteger();
    private final PerView<byte[]> pages = new PerView<>(page -> page.length);

    @Test
    void makesAThingOnceForAView() {
        byte[] thing = get("key", 1);

        assertThat(get("key", 1)).isSameAs(thing);
        assertThat(get("other", 1)).isNotSameAs(thing);
        assertThat(made).hasValue(2);
    }

    @Test
    void makesItAnewForTheNextView() {
        byte[] thing = get("key", 1);
        live.pass(0);

        assertThat(get("key", 1)).isNotSameAs(thing);
    }

    @Test
    void keepsNoMoreThanItsNumberButAnswersAll() {
        for (int i = 0; i < 300; i++) {
            get(i, 1);
        }
        made.set(0);
        for (int i = 0; i < 300; i++) {
            get(i, 1);
        }
        assertThat(made).hasValue(300 - 256);
    }

    @Test
    void keepsNoMoreThanItsBytesAndStillHasRoomForWhatIsSmall() {
        int megabyte = 1024 * 1024;
        for (int i = 0; i < 20; i++) {
            get(i, megabyte);
        }
        made.set(0);
        for (int i = 0; i < 20; i++) {
            get(i, megabyte);
        }
        assertThat(made).hasValue(4);

        live.pass(0);
        get("large", 17 * megabyte);
        get("small", 10);
        made.set(0);
        get("small", 10);
        assertThat(made).hasValue(0);
    }

    private byte[] get(Object key, int size) {
        View view = live.current();
        return pages.get(view, key, () -> {
            made.incrementAndGet();
            return new byte[size];
        });
    }
}
