package io.commentlog.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.view.FoldMember;
import io.commentlog.event.view.StoredComment;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Answer;
import io.commentlog.kit.http.Routes;
import io.commentlog.kit.tls.TlsFiles;
import io.commentlog.kit.tls.Trust;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class NodesByTlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final Nodes nodes = new Nodes();
    private final StoredComment stored = Nodes.stored("a");
    private X509Bundle authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        authority = new CertificateBuilder()
                .subject("CN=Authority")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    /** The port of a node whose certificate is of that name, signed by the authority. */
    private int node(String host) throws Exception {
        X509Bundle signed =
                new CertificateBuilder().subject("CN=node").addSanDnsName(host).buildIssuedBy(authority);
        TlsFiles files = new TlsFiles(
                Files.writeString(directory.resolve(host + ".cert"), signed.getCertificatePathPEM()),
                Files.writeString(directory.resolve(host + ".key"), signed.getPrivateKeyPEM()));
        Answer answer = Answer.of(200, "application/octet-stream", Buffer.buffer(stored.toBytes()));
        return nodes.start(new Routes().get("/a", request -> Future.succeededFuture(answer)), Optional.of(files));
    }

    private Trust trust() throws Exception {
        return Trust.in(Files.writeString(directory.resolve("trust.pem"), authority.getCertificatePEM()));
    }

    @Test
    void areAskedWhereTheirCertificatesAreSignedByWhomOneBelieves() throws Exception {
        int port = node("localhost");
        StoredCommentClient client = nodes.believing(trust());
        assertThat(Nodes.value(client.get(new FoldMember("localhost", port), "/a", PATIENCE)))
                .contains(stored);
        assertThat(Nodes.value(client.get(URI.create("https://localhost:" + port), "/a", PATIENCE)))
                .contains(stored);
    }

    @Test
    void areNotBelievedUnderAnotherName() throws Exception {
        int port = node("other.example");
        assertNotNow(nodes.believing(trust()), URI.create("https://localhost:" + port));
    }

    @Test
    void areNotBelievedWhereNobodySaysSo() throws Exception {
        int port = node("localhost");
        assertNotNow(nodes.client(), URI.create("https://localhost:" + port));
        assertNotNow(nodes.client(), URI.create("http://localhost:" + port));
    }

    private static void assertNotNow(StoredCommentClient client, URI node) {
        assertThatThrownBy(() -> Nodes.value(client.get(node, "/a", PATIENCE))).hasCauseInstanceOf(NotNow.class);
    }
}
