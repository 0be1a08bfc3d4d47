package io.commentlog.bench.peer;

import io.commentlog.bench.CannotBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** nginx with a worker a core: {@value #NOTHING} returns {@code []}, {@value #PAGE} is a file. */
public final class Nginx {
    public static final String NOTHING = "/nothing";
    public static final String PAGE = "/page.json";

    private Nginx() {}

    /** Whether it is installed. */
    public static Optional<Path> program() {
        return Programs.find("nginx");
    }

    /**
     * @param directory for its configuration and the file
     * @param page what the file holds
     */
    public static ServerProcess start(Path program, Path directory, byte[] page) {
        int port = Child.freePort();
        try {
            Files.write(directory.resolve(PAGE.substring(1)), page);
            Path configuration = Files.writeString(directory.resolve("nginx.conf"), configuration(directory, port));
            List<String> command = List.of(
                    program.toString(), "-p", directory.toString(), "-c", configuration.toString(), "-e", "stderr");
            Child nginx = Child.start("nginx", directory, command);
            nginx.awaitListening(port);
            return new ServerProcess(nginx, port);
        } catch (IOException e) {
            throw new CannotBench("nginx cannot be configured: " + e.getMessage(), e);
        }
    }

    /** In the foreground, no log, connections kept as long as they are used: as fast as it can be. */
    static String configuration(Path directory, int port) {
        // Its workers would be nobody, who may not read a folder that is only ours.
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return user + """
                daemon off;
                worker_processes auto;
                pid DIR/nginx.pid;
                error_log stderr;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  open_file_cache max=16 inactive=600s;
                  keepalive_requests 1000000000;
                  keepalive_timeout 600s;
                  default_type application/json;
                  client_body_temp_path DIR/body;
                  proxy_temp_path DIR/proxy;
                  fastcgi_temp_path DIR/fastcgi;
                  uwsgi_temp_path DIR/uwsgi;
                  scgi_temp_path DIR/scgi;
                  server {
                    listen 127.0.0.1:PORT;
                    location = /nothing { return 200 "[]"; }
                    location = /page.json { root DIR; }
                  }
                }
                """.replace("DIR", directory.toString()).replace("PORT", Integer.toString(port));
    }
}
