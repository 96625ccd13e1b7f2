package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.RoundWish;
import org.edgedaemon.admin.SettleWish;
import org.edgedaemon.admin.SlaveView;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole daemons: a master and two slaves, each with a database of H2. */
@Timeout(90)
class ReplicaDaemonIT {
  private static final List<String> TABLES =
      List.of("inventories", "transactions", "inventory_adjustments");

  private final SettingsLoader loader = new EtcFile(name -> null, ZoneOffset.UTC)::load;
  private final Map<String, Connection> databases = new LinkedHashMap<>();
  private final Map<String, Integer> adminPorts = new LinkedHashMap<>();
  private final List<Daemon> running = new ArrayList<>();
  private final String world = UUID.randomUUID().toString();
  private final int port;
  @TempDir Path folder;

  ReplicaDaemonIT() throws IOException {
    port = FreePort.take();
  }

  /** A condition that may fail while it is waited for. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  @BeforeEach
  void prepare() throws Exception {
    for (String place : List.of("centre", "north", "south")) {
      Connection database = DriverManager.getConnection(url(place));
      databases.put(place, database);
      for (String table : TABLES) {
        execute(
            place,
            "create table "
                + table
                + " (id bigint primary key, name varchar(100), amount decimal(12, 2),"
                + " note varchar(400), updated_at timestamp(6))");
      }
      adminPorts.put(place, FreePort.take());
      Path home = Files.createDirectories(folder.resolve(place));
      Files.writeString(home.resolve("admin.token"), "t0ken");
      Files.writeString(home.resolve("north.token"), "token-of-north-0123456789");
      Files.writeString(home.resolve("south.token"), "token-of-south-0123456789");
      Files.writeString(home.resolve("columns.key"), "c0".repeat(32));
    }
  }

  @AfterEach
  void stop() throws SQLException {
    running.forEach(Daemon::close);
    for (Connection database : databases.values()) {
      database.close();
    }
  }

  /** Nobody waits for the interval, which is longer than this test. */
  @Test
  void whatOneOfficeWritesRingsAtTheOther() throws Exception {
    centre();
    slave("north", "north");
    Daemon south = slave("south", "south");
    await(() -> master("north").listening() && master("south").listening());
    // The first may still come by the round that follows a new line; the others ring for
    // themselves.
    for (int i = 1; i <= 3; i++) {
      int id = i;
      put("north", "inventories", id, "chairs", "private");
      await(() -> "chairs".equals(text("south", "inventories", id, "name")));
    }
    assertThat(text("south", "inventories", 1, "note")).isEqualTo("private");
    assertThat(text("centre", "inventories", 1, "note")).startsWith("sealed:1:");
    put("centre", "transactions", 9, "from the centre", "open");
    await(() -> text("north", "transactions", 9, "name") != null);

    assertThat(round("south", new RoundWish(null, false, true, null)).error()).isNull();
    execute("south", "delete from inventories where id = 2");
    assertThat(round("south", new RoundWish(null, false, true, null)).pending()).isZero();
    await(() -> text("north", "inventories", 2, "name") == null);

    south.close();
    running.remove(south);
    put("south", "inventories", 1, "from the south", "s");
    put("north", "inventories", 1, "from the north", "n");
    await(() -> "from the north".equals(text("centre", "inventories", 1, "name")));
    slave("south", "south");
    await(() -> !operations("centre").conflicts(false, Long.MAX_VALUE, 10).isEmpty());
    ConflictView conflict = operations("centre").conflicts(false, Long.MAX_VALUE, 10).get(0);
    assertThat(conflict.fields()).contains("name");
    assertThat(conflict.slave()).isEqualTo("south");
    operations("centre").settle(conflict.id(), new SettleWish("slave"));
    for (String place : databases.keySet()) {
      await(() -> "from the south".equals(text(place, "inventories", 1, "name")));
    }
    assertThat(operations("centre").conflict(conflict.id()).settled()).isNotNull();
    told();
  }

  private void told() throws Exception {
    assertThat(Files.readString(folder.resolve("north/data/sync_status.json")))
        .contains(
            "\"last_synced_at\":\"20",
            "\"status\":",
            "\"pending_records\":0",
            "\"last_error\":null",
            "\"retry_count\":0",
            "\"created_at\":",
            "\"updated_at\":");
    assertThat(operations("centre").slaves())
        .extracting(SlaveView::id)
        .containsExactly("north", "south");
    assertThat(get("north", "/metrics"))
        .contains("edge_daemon_master_sync_pending_records{master=\"head-office\"} 0.0");
    assertThat(get("north", "/metrics"))
        .contains(
            series(
                "edge_daemon_master_sync_%s{master=\"head-office\"}",
                "last_synced_timestamp_seconds",
                "retries",
                "rounds_total",
                "failed_rounds_total",
                "listening",
                "sent_total"));
    assertThat(get("centre", "/metrics"))
        .contains(
            series(
                "edge_daemon_slave_%s{slave=\"south\"}",
                "last_sync_timestamp_seconds",
                "changes_total",
                "conflicts_total",
                "told_rows_total",
                "listening",
                "failing"));
    assertThat(get("north", "/metrics") + get("centre", "/metrics")).contains(watched());
    for (String place : List.of("north", "centre")) {
      EtcResult.Loaded loaded = (EtcResult.Loaded) loader.load(etc(place));
      assertThat(StatusLine.toConfigure(loaded.settings())).as(place).isEmpty();
    }
    assertThat(get("north", "/health")).contains("master-sync").doesNotContain("token-of");
  }

  /** The names in alerts and dashboard. */
  private static List<String> series(String form, String... names) {
    return Stream.of(names).map(form::formatted).toList();
  }

  private static List<String> watched() throws IOException {
    Path monitoring = Path.of("..", "etc", "monitoring");
    String all =
        Files.readString(monitoring.resolve("edge-daemon-rules.yml"))
            + Files.readString(monitoring.resolve("edge-daemon-dashboard.json"));
    List<String> names =
        Pattern.compile("edge_daemon_(master_sync|slave)_[a-z_]+")
            .matcher(all)
            .results()
            .map(found -> found.group() + "{")
            .distinct()
            .toList();
    assertThat(names).hasSizeGreaterThan(7);
    return names;
  }

  @Test
  void anOutageOfTheMasterIsSurvivedAndAWrongTokenIsTold() throws Exception {
    put("north", "inventories", 1, "before", "x");
    slave("north", "north");
    await(() -> "failed".equals(master("north").status()));
    assertThat(master("north").lastError()).contains("cannot connect to 127.0.0.1:" + port);
    slave("south", "north-with-another-name");
    centre();
    await(() -> "before".equals(text("centre", "inventories", 1, "name")));
    await(() -> String.valueOf(master("south").lastError()).contains("refuses the token"));
    assertThat(get("south", "/health")).contains("refuses the token");
    assertThat(round("north", new RoundWish(null, true, false, null)).sent()).isZero();
    operations("north").reset(null);
    await(() -> "success".equals(master("north").status()));
  }

  /** What the etc file says of master and slaves is taken over without a restart. */
  @Test
  void theEtcFileIsTakenOverByAReload() throws Exception {
    start("centre", "");
    Daemon north = slave("north", "north");
    await(() -> String.valueOf(master("north").lastError()).contains("cannot connect"));
    put("north", "inventories", 1, "before", "x");

    configure("centre", masterSection("{ id: north, token_file: north.token }"));
    assertThat(reload("centre")).contains("master added");
    await(() -> "before".equals(text("centre", "inventories", 1, "name")));

    slaveEtc("south", "south");
    start("south");
    await(() -> String.valueOf(master("south").lastError()).contains("refuses the token"));
    configure(
        "centre",
        masterSection(
            "{ id: north, token_file: north.token }, { id: south, token_file: south.token }"));
    assertThat(reload("centre")).contains("master begun anew");
    await(() -> "before".equals(text("south", "inventories", 1, "name")));
    await(() -> master("north").listening() && master("south").listening());
    long rounds = master("north").rounds();
    assertThat(reload("north")).doesNotContain("changed");
    assertThat(master("north").rounds()).as("not begun anew").isGreaterThanOrEqualTo(rounds);

    configure("south", "");
    assertThat(reload("south")).contains("'head-office' taken out");
    assertThat(operations("south").masters()).isEmpty();
    put("north", "inventories", 2, "while the south does not listen", "x");
    await(() -> text("centre", "inventories", 2, "name") != null);
    slaveEtc("south", "south");
    assertThat(reload("south")).contains("'head-office' added");
    await(() -> text("south", "inventories", 2, "name") != null);

    configure("north", "destinations: [{ id: head-office, kind: master }]\n");
    assertThat(reload("north")).contains("is missing");
    put("north", "inventories", 3, "with the old settings", "x");
    await(() -> text("centre", "inventories", 3, "name") != null);
    assertThat(north.adminPort()).isPositive();
  }

  @Test
  void eachOfSeveralMastersHasAStatusFile() throws Exception {
    slaveEtc("north", "north");
    Files.writeString(
        etc("north"),
        "  - { id: region, kind: master, url: 'http://127.0.0.1:1', token_file: north.token,"
            + " database: { url: '%s' } }%n".formatted(url("north")),
        StandardOpenOption.APPEND);
    start("north");
    for (String id : List.of("head-office", "region")) {
      Path file = folder.resolve("north/data/sync_status." + id + ".json");
      await(() -> Files.exists(file) && Files.readString(file).contains("\"failed\""));
    }
    assertThat(folder.resolve("north/data/sync_status.json")).doesNotExist();
  }

  private String reload(String place) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + adminPorts.get(place) + "/api/v1/reload"))
            .header("Authorization", "Bearer t0ken")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void centre() throws Exception {
    start(
        "centre",
        masterSection(
            "{ id: north, token_file: north.token }, { id: south, token_file: south.token }"));
  }

  private String masterSection(String slaves) {
    return """
    master:
      listen: 127.0.0.1:%d
      watch: 200ms
      database: { url: "%s" }
      slaves: [%s]
    """
        .formatted(port, url("centre"), slaves);
  }

  private Daemon slave(String place, String token) throws Exception {
    Path file = folder.resolve(place).resolve(token + ".token");
    if (!Files.exists(file)) {
      Files.writeString(file, "a-token-that-nobody-knows");
    }
    slaveEtc(place, token);
    return start(place);
  }

  private void slaveEtc(String place, String token) throws Exception {
    configure(
        place,
        """
        destinations:
          - id: head-office
            kind: master
            url: http://127.0.0.1:%d
            token_file: %s.token
            watch: 200ms
            interval: 1h
            key_file: columns.key
            database: { url: "%s" }
            tables:
              - { name: inventories, encrypted: [note] }
              - { name: transactions }
              - { name: inventory_adjustments }
        """
            .formatted(port, token, url(place)));
  }

  private Daemon start(String place, String rest) throws Exception {
    configure(place, rest);
    return start(place);
  }

  private Path etc(String place) {
    return folder.resolve(place).resolve("edge-daemon.yml");
  }

  private void configure(String place, String rest) throws IOException {
    Files.writeString(
        etc(place),
        """
        site: %s
        data_dir: data
        admin: { listen: "127.0.0.1:%d", token_file: admin.token }
        """
                .formatted(place, adminPorts.get(place))
            + rest);
  }

  private Daemon start(String place) throws Exception {
    Path etc = etc(place);
    EtcResult result = loader.load(etc);
    assertThat(result).isInstanceOf(EtcResult.Loaded.class);
    Daemon daemon = new Daemon(etc, ((EtcResult.Loaded) result).settings(), loader, "test");
    running.add(daemon);
    daemon.start();
    return daemon;
  }

  private String url(String place) {
    return "jdbc:h2:mem:" + place + "-" + world + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
  }

  private MasterSyncOperations operations(String place) {
    URI admin = URI.create("http://127.0.0.1:" + adminPorts.get(place));
    return new RemoteOperations(admin, new Secret("t0ken")).masterSync();
  }

  private MasterView master(String place) {
    return operations(place).masters().get(0);
  }

  private RoundView round(String place, RoundWish wish) {
    return operations(place).round(wish);
  }

  private void put(String place, String table, int id, String name, String note)
      throws SQLException {
    execute(
        place,
        "merge into %s (id, name, amount, note, updated_at) values (%d, '%s', 1.50, '%s', %s)"
            .formatted(table, id, name, note, "current_timestamp at time zone 'UTC'"));
  }

  private void execute(String place, String sql) throws SQLException {
    Connection database = databases.get(place);
    synchronized (database) {
      try (Statement statement = database.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private String text(String place, String table, int id, String column) throws SQLException {
    try (Statement statement = databases.get(place).createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select %s from %s where id = %d".formatted(column, table, id))) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private String get(String place, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPorts.get(place) + path))
            .header("Authorization", "Bearer t0ken")
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
