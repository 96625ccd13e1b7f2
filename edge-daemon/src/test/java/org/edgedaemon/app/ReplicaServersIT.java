package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole daemons: a master in one kind of database, and slaves in each kind. */
@Timeout(150)
class ReplicaServersIT {
  private static final List<String> OWN =
      List.of("row", "answer", "conflict", "mark", "clock", "schema", "change");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, OfficeServer> places = new LinkedHashMap<>();
  private final Map<String, Integer> adminPorts = new LinkedHashMap<>();
  private final List<Daemon> running = new ArrayList<>();
  private final int port = FreePort.take();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    running.forEach(Daemon::close);
  }

  @Test
  void masterInPostgresql() throws Exception {
    play(OfficeServer.postgresql().centre());
  }

  @Test
  void masterInMariadb() throws Exception {
    play(OfficeServer.mariadb().centre());
  }

  private void play(OfficeServer centre) throws Exception {
    places.put("centre", centre);
    places.put("h2", OfficeServer.h2());
    places.put("postgresql", OfficeServer.postgresql());
    places.put("mariadb", OfficeServer.mariadb());
    for (String place : places.keySet()) {
      tables(place);
    }
    for (String place : places.keySet()) {
      start(place);
    }
    for (String place : places.keySet()) {
      operations(place).install(null).forEach(line -> assertThat(line).contains("items"));
      for (int i = 0; i < 20; i++) {
        insert(place, i);
      }
    }
    awaitEqual(80);
    for (String place : places.keySet()) {
      execute(place, "update items set note = 'Größe 💡 of %s' where id = 'h2-3'".formatted(place));
      execute(place, "update items set price = price + 1 where id = '%s-4'".formatted(place));
      execute(place, "delete from items where id = '%s-5'".formatted(place));
      // Deleted by those who did not make it.
      execute(place, "delete from items where id = 'postgresql-6'");
    }
    awaitEqual(75);
    assertThat(rows("centre").get("h2-3")).contains("Größe 💡 of ");
  }

  private void tables(String place) {
    boolean mariadb = places.get(place).url().startsWith("jdbc:mariadb:");
    String time = mariadb ? "datetime(6)" : "timestamp(6)";
    String text = mariadb ? "varchar(100) character set utf8mb4" : "varchar(100)";
    List<String> script = new ArrayList<>(List.of("drop table if exists items"));
    OWN.forEach(own -> script.add("drop table if exists edge_daemon_" + own));
    script.add(
        "create table items (id varchar(30) primary key, note %s, price decimal(12,2), updated_at %s)"
            .formatted(text, time));
    places.get(place).run(String.join(";\n", script));
  }

  private void insert(String place, int number) {
    execute(
        place,
        "insert into items (id, note, price, updated_at) values ('%s-%d', null, %d.50, %s)"
            .formatted(place, number, number, now(place)));
  }

  private String now(String place) {
    String url = places.get(place).url();
    return url.startsWith("jdbc:mariadb:")
        ? "utc_timestamp(6)"
        : "current_timestamp at time zone 'UTC'";
  }

  private void execute(String place, String sql) {
    places
        .get(place)
        .run(
            sql.replace("where", ", updated_at = " + now(place) + " where")
                .replaceFirst("^(delete from items) , .* where", "$1 where"));
  }

  private void awaitEqual(int rows) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!areEqual(rows)) {
      assertThat(System.nanoTime()).as("in time: " + state()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean areEqual(int count) throws SQLException {
    Map<String, String> first = rows("centre");
    for (String place : places.keySet()) {
      if (first.size() != count || !rows(place).equals(first)) {
        return false;
      }
    }
    return true;
  }

  private String state() throws SQLException {
    StringBuilder state = new StringBuilder();
    for (String place : places.keySet()) {
      state.append(place).append(' ').append(rows(place)).append('\n');
      if (!place.equals("centre")) {
        state.append(operations(place).masters()).append('\n');
      }
    }
    return state.toString();
  }

  private Map<String, String> rows(String place) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    try (Connection connection = places.get(place).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, note, price from items")) {
      while (row.next()) {
        rows.put(row.getString(1), row.getString(2) + " " + row.getBigDecimal(3));
      }
    }
    return rows;
  }

  private MasterSyncOperations operations(String place) {
    URI admin = URI.create("http://127.0.0.1:" + adminPorts.get(place));
    return new RemoteOperations(admin, new Secret("t0ken")).masterSync();
  }

  private void start(String place) throws Exception {
    adminPorts.put(place, FreePort.take());
    Path home = Files.createDirectories(folder.resolve(place));
    Files.writeString(home.resolve("admin.token"), "t0ken");
    Files.writeString(home.resolve("database.password"), OfficeServer.PASSWORD);
    for (String slave : places.keySet()) {
      Files.writeString(home.resolve(slave + ".token"), "token-of-" + slave + "-0123456789");
    }
    Path etc =
        Files.writeString(
            home.resolve("edge-daemon.yml"),
            """
            site: %s
            data_dir: data
            admin: { listen: "127.0.0.1:%d", token_file: admin.token }
            """
                    .formatted(place, adminPorts.get(place))
                + (place.equals("centre") ? master() : slave(place)));
    EtcFile loader = new EtcFile(name -> null, ZoneOffset.UTC);
    EtcResult result = loader.load(etc);
    assertThat(result).isInstanceOf(EtcResult.Loaded.class);
    Daemon daemon = new Daemon(etc, ((EtcResult.Loaded) result).settings(), loader::load, "test");
    running.add(daemon);
    daemon.start();
  }

  private String master() {
    String slaves =
        String.join(
            ", ",
            places.keySet().stream()
                .filter(place -> !place.equals("centre"))
                .map(place -> "{ id: %s, token_file: %s.token }".formatted(place, place))
                .toList());
    return """
    master:
      listen: 127.0.0.1:%d
      watch: 200ms
      tables: [items]
      capture: triggers
      %s
      slaves: [%s]
    """
        .formatted(port, database("centre"), slaves);
  }

  private String slave(String place) {
    return """
    destinations:
      - id: head-office
        kind: master
        url: http://127.0.0.1:%d
        token_file: %s.token
        watch: 200ms
        tables: [items]
        capture: triggers
        %s
    """
        .formatted(port, place, database(place));
  }

  private String database(String place) {
    return "database: { url: \"%s\", username: %s, password_file: database.password, time_zone: UTC }"
        .formatted(places.get(place).url(), OfficeServer.USER);
  }
}
