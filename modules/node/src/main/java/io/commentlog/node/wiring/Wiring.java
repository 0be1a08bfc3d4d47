package io.commentlog.node.wiring;

import io.commentlog.bot.ReplyBot;
import io.commentlog.bot.StatusEndpoint;
import io.commentlog.bot.answer.CommentLookup;
import io.commentlog.bot.claim.ClaimEndpoints;
import io.commentlog.bot.claim.Claims;
import io.commentlog.bot.config.BotConfig;
import io.commentlog.broker.BrokerConfig;
import io.commentlog.broker.EmbeddedBroker;
import io.commentlog.broker.TopicsApply;
import io.commentlog.event.view.FoldMember;
import io.commentlog.ingest.AccessGuard;
import io.commentlog.ingest.CommentView;
import io.commentlog.ingest.Ingest;
import io.commentlog.ingest.KafkaCommentLog;
import io.commentlog.ingest.WriteCounts;
import io.commentlog.ingest.WriteEndpoints;
import io.commentlog.kit.BugHandler;
import io.commentlog.kit.CannotStart;
import io.commentlog.kit.NotNow;
import io.commentlog.kit.http.Routes;
import io.commentlog.materialize.MaterializeConfig;
import io.commentlog.materialize.Materializer;
import io.commentlog.query.CommentStore;
import io.commentlog.query.QueryConfig;
import io.commentlog.query.http.ReadEndpoints;
import io.commentlog.query.replica.PartitionMeters;
import io.commentlog.query.replica.ViewMetrics;
import io.commentlog.query.replica.ViewReplica;
import io.commentlog.query.snapshot.SnapshotFile;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the roles of one process and connects them: beside each other by a call, across processes by HTTP and Kafka. */
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration TOPICS_PATIENCE = Duration.ofSeconds(15);
    private static final Duration GROUPS_PATIENCE = Duration.ofSeconds(5);
    private static final int KAFKA_PORT = 9092;

    private final NodeConfig config;
    private final int httpPort;
    private final MeterRegistry metrics;
    private final BugHandler bugs;
    private final StoredCommentClient client;

    /** Of the role query, from the beginning. */
    private Optional<ViewReplica> replica = Optional.empty();

    private Optional<ReadEndpoints> reads = Optional.empty();

    private Optional<PartitionMeters> partitions = Optional.empty();

    /** Asked by whoever looks at the process, from when there is one. */
    private volatile Optional<ReplyBot> bot = Optional.empty();

    /** Set once the roles that reads by id need are open; reads come before. */
    private final StoreToCome store = new StoreToCome();

    Wiring(NodeConfig config, int httpPort, Vertx vertx, MeterRegistry metrics, BugHandler bugs) {
        this.config = config;
        this.httpPort = httpPort;
        this.metrics = metrics;
        this.bugs = bugs;
        this.client = new StoredCommentClient(vertx, config.trust());
    }

    /**
     * Opens the view, which shows at once what is on the disk: neither brokers nor any other role need to be there. The other
     * roles come after it, and close before it.
     */
    void openView(SnapshotFile saved, RoleSet roles) {
        ViewReplica opened = roles.add(new ViewReplica(saved, bugs, Clock.systemUTC()));
        ViewMetrics.bind(opened, metrics);
        replica = Optional.of(opened);
        partitions = Optional.of(new PartitionMeters(opened, metrics));
        ReadEndpoints endpoints = new ReadEndpoints(opened, store, config.sharedCache());
        endpoints.counts().bindTo(metrics);
        reads = Optional.of(endpoints);
    }

    /** Where the view is kept, of the role query. */
    static Optional<SnapshotFile> savedView(NodeConfig config) {
        return Optional.of(config)
                .filter(node -> node.has(RoleName.QUERY))
                .map(node -> new SnapshotFile(
                        node.data().resolve("query").resolve(node.view().applicationId()),
                        node.view().recentCommentsChangelog()));
    }

    /** What can be answered as soon as the view is open. */
    void addReads(Routes routes) {
        reads.ifPresent(endpoints -> endpoints.addTo(routes));
        root(routes);
    }

    /**
     * Opens every other role of the configuration into the set, and adds what they answer to the routes.
     *
     * @return the brokers that the roles use
     */
    String open(RoleSet roles, Routes routes) {
        String servers = bootstrapServers(roles);
        Optional<Materializer> materializer =
                config.has(RoleName.MATERIALIZE) ? Optional.of(materializer(roles, routes, servers)) : Optional.empty();
        Optional<ReplicaView> view = replica.map(opened -> follow(opened, roles, servers, materializer));
        if (config.has(RoleName.INGEST)) {
            ingest(roles, routes, servers, view.map(CommentView.class::cast).orElseGet(this::remoteView));
        }
        if (config.has(RoleName.BOT)) {
            CommentLookup lookup = view.map(CommentLookup.class::cast).orElseGet(this::remoteLookup);
            ReplyBot opened = roles.add(bot(servers, lookup));
            new StatusEndpoint(opened::status).addTo(routes);
            claims(servers, opened, lookup, roles, routes);
            bot = Optional.of(opened);
        }
        addReads(routes);
        return servers;
    }

    /** What metrics cannot find out when they are asked. */
    void look() {
        partitions.ifPresent(PartitionMeters::look);
    }

    /** What the bot says of itself, as JSON, once there is one. */
    Optional<String> botStatus() {
        return bot.map(ReplyBot::status);
    }

    /** Answers what waits for the view to change, so that the server need not wait for it. */
    void endHeldReads() {
        reads.ifPresent(ReadEndpoints::close);
    }

    private ReplicaView follow(ViewReplica opened, RoleSet roles, String servers, Optional<Materializer> materializer) {
        QueryConfig query =
                new QueryConfig(servers, config.view(), config.recent(), QueryConfig.roomFor(config.recent()), kafka());
        store.is(store(materializer, roles, query));
        opened.start(query, metrics);
        return new ReplicaView(opened, store);
    }

    private Map<String, String> kafka() {
        return config.kafka().properties();
    }

    private String bootstrapServers(RoleSet roles) {
        if (!config.has(RoleName.BROKER)) {
            config.bootstrapServers().ifPresent(servers -> BrokersAsked.whetherTheyLetIn(servers, config.kafka()));
            return config.bootstrapServers().orElse("");
        }
        BrokerConfig anyPort = BrokerConfig.in(config.data().resolve("broker"));
        BrokerConfig broker = config.brokerPort().isPresent()
                ? anyPort.withPort(config.brokerPort().getAsInt())
                : anyPort.withPortIfFree(KAFKA_PORT);
        EmbeddedBroker running = roles.add(EmbeddedBroker.start(broker, bugs));
        if (config.brokerPort().isEmpty() && !running.bootstrapServers().endsWith(":" + KAFKA_PORT)) {
            LOG.info("Port {} is taken: the broker listens on {}", KAFKA_PORT, running.bootstrapServers());
        }
        TopicsApply.apply(running.bootstrapServers(), Map.of(), config.partitions(), TOPICS_PATIENCE)
                .forEach(change -> LOG.info("{}", change));
        return running.bootstrapServers();
    }

    private Materializer materializer(RoleSet roles, Routes routes, String servers) {
        StoreEndpoint endpoint = new StoreEndpoint(client);
        MaterializeConfig materialize = new MaterializeConfig(
                servers,
                config.view(),
                config.data().resolve("streams"),
                config.advertised().orElseGet(() -> new FoldMember(config.http().urlHost(), httpPort)),
                config.recent(),
                config.foldThreads(),
                config.standbys(),
                kafka());
        Materializer materializer = roles.add(Materializer.start(materialize, endpoint, metrics, bugs));
        endpoint.addTo(routes, materializer.reader());
        return materializer;
    }

    private CommentStore store(Optional<Materializer> materializer, RoleSet roles, QueryConfig query) {
        if (materializer.isPresent()) {
            return new OwnFoldStore(materializer.get().reader());
        }
        FoldMembersStore store = new FoldMembersStore(
                Admin.create(query.adminProperties()), query.view().applicationId(), client);
        roles.closeLater(store::close);
        return store;
    }

    private void ingest(RoleSet roles, Routes routes, String servers, CommentView view) {
        KafkaCommentLog log = KafkaCommentLog.connect(servers, kafka());
        roles.add(new Ingest(log, () -> replica.map(ViewReplica::isCutOff).orElse(false)))
                .start();
        roles.closeLater(log.meters(metrics)::close);
        AccessGuard guard = new AccessGuard(config.access(), System::nanoTime, metrics);
        WriteCounts counts = new WriteCounts(metrics);
        new WriteEndpoints(log, view, config.answerWhen(), guard, Clock.systemUTC(), counts).addTo(routes);
    }

    private void claims(String servers, ReplyBot bot, CommentLookup lookup, RoleSet roles, Routes routes) {
        Claims claims = Claims.open(
                botConfig(servers),
                new Claims.Beside(groups -> apply(servers, groups), bot::entities, lookup, Clock.systemUTC(), bugs));
        roles.closeLater(claims::close);
        AccessGuard guard = new AccessGuard(config.access(), System::nanoTime, metrics);
        new ClaimEndpoints(claims, guard::refusesBotsWork).addTo(routes);
    }

    private BotConfig botConfig(String servers) {
        return new BotConfig(servers, config.botWorkers(), BotConfig.DEFAULT_LOCK_DURATION, kafka());
    }

    private ReplyBot bot(String servers, CommentLookup lookup) {
        return ReplyBot.start(
                botConfig(servers),
                config.entities().now(),
                config.entities().watch(),
                new ReplyBot.Beside(groups -> apply(servers, groups), lookup, Clock.systemUTC(), metrics, bugs));
    }

    private void apply(String servers, List<String> groups) {
        try {
            TopicsApply.applyToBotGroups(servers, kafka(), groups, GROUPS_PATIENCE)
                    .forEach(change -> LOG.info("{}", change));
        } catch (CannotStart e) {
            throw new NotNow(e.getMessage(), GROUPS_PATIENCE);
        }
    }

    private CommentView remoteView() {
        return config.queryUrls().isEmpty() ? CommentView.NONE : new QueryNodesView(client, config.queryUrls());
    }

    private CommentLookup remoteLookup() {
        return config.queryUrls().isEmpty() ? CommentLookup.NONE : new QueryNodesView(client, config.queryUrls());
    }

    private void root(Routes routes) {
        if (config.has(RoleName.PAGE) || config.has(RoleName.INGEST) || config.has(RoleName.QUERY)) {
            PageEndpoint.addDescription(routes);
        }
        if (config.has(RoleName.PAGE)) {
            PageEndpoint page = new PageEndpoint();
            page.addTo(routes);
            routes.get("/", page.root(reads.map(endpoints -> endpoints::comments)));
        } else {
            reads.ifPresent(endpoints -> routes.get("/", endpoints::comments));
        }
    }
}
