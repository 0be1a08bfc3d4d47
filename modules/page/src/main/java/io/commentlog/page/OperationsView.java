package io.commentlog.page;

import java.util.List;

/**
 * The page at {@code /ops}, which draws what flows where in the node that serves it, from {@code /api/ops}. Read from the class
 * path when it is constructed and never again. Immutable, for any thread.
 */
public final class OperationsView {
    private final List<Asset> assets = List.of(
            Asset.load("/ops", "ops.html", Asset.HTML),
            Asset.load("/ops/ops.css", "ops.css", Asset.CSS),
            Asset.load("/ops/ops.js", "ops.js", Asset.JAVASCRIPT),
            Asset.load("/ops/judge.js", "ops-judge.js", Asset.JAVASCRIPT),
            Asset.load("/ops/picture.js", "ops-picture.js", Asset.JAVASCRIPT),
            Asset.load("/ops/charts.js", "ops-charts.js", Asset.JAVASCRIPT));

    /** Every file, each to be served at its own path, under {@link Page#CONTENT_SECURITY_POLICY}. */
    public List<Asset> assets() {
        return assets;
    }
}
