package io.commentlog.system.fault;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** One question to a node, without a balancer. */
final class Probe {
    private static final int PATIENCE_MS = 1000;

    private Probe() {}

    static boolean isReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false; // nobody answers
        }
    }
}
