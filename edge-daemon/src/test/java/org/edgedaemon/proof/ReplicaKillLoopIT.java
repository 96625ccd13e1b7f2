package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.jdbc.Triggers;
import org.edgedaemon.simulator.FreePort;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A master or its slave is killed again and again while people edit on both sides, also the same
 * rows, delete them, and settle conflicts by hand. Afterwards both databases are the same, the last
 * value of every row that only one side edits is there, and no other edit was silently lost.
 */
class ReplicaKillLoopIT {
  private static final int KILLS = Integer.getInteger("replica.kills", 25);
  private static final long SEED = Long.getLong("kill.seed", 8_473);
  private static final int EDITS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String TOKEN = "token-of-the-proof-0123456789";

  /** Other tests of this process have databases in memory too. */
  private static final UUID WORLD = UUID.randomUUID();

  @TempDir private Path folder;
  private final Map<Integer, String> last = new TreeMap<>();
  private final Quarrel quarrel = new Quarrel();
  private int values;

  @Test
  void killsNeitherLoseNorDouble() throws Exception {
    Server databases = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    int port = FreePort.take();
    Path centreHome = Files.createDirectories(folder.resolve("centre"));
    Path officeHome = Files.createDirectories(folder.resolve("office"));
    try (Connection centre = database(databases, "centre");
        Connection office = database(databases, "office");
        ForkedDaemon master = new ForkedDaemon(centreHome);
        ForkedDaemon slave = new ForkedDaemon(officeHome)) {
      for (String name : List.of("centre", "office")) {
        triggers(url(databases, name));
      }
      configure(master, slave, port, databases);
      Random random = new Random(SEED);
      master.start();
      slave.start();
      for (int kill = 0; kill < KILLS; kill++) {
        if (random.nextInt(4) > 0) {
          master.awaitStarted();
          slave.awaitStarted();
        }
        edit(office, 0, random);
        edit(centre, 1, random);
        quarrel.go(office, centre, random);
        Await.pause(random.nextInt(0, 900));
        quarrel.settle(master, random);
        ForkedDaemon victim = random.nextBoolean() ? master : slave;
        victim.kill();
        edit(office, 0, random);
        quarrel.go(office, centre, random);
        victim.start();
      }
      master.awaitStarted();
      slave.awaitStarted();
      assertThat(Await.within(PATIENCE, () -> is(centre) && is(office) && atRest(slave)))
          .as(() -> differing(centre, office) + slave.log() + master.log())
          .isTrue();
      quarrel.check(office, centre, master, random);
    } finally {
      databases.stop();
    }
  }

  private static boolean atRest(ForkedDaemon slave) throws IOException {
    JsonNode link = slave.getJson("/api/master-sync/masters").path("items").path(0);
    return link.path("listening").asBoolean() && link.path("pending_records").asLong(1) == 0;
  }

  private String differing(Connection centre, Connection office) {
    try {
      Map<Integer, String> there = rows(centre);
      Map<Integer, String> here = rows(office);
      StringBuilder text = new StringBuilder();
      last.forEach(
          (id, value) -> {
            if (!value.equals(there.get(id)) || !value.equals(here.get(id))) {
              text.append("row %d is %s, ".formatted(id, value))
                  .append("at the centre %s, here %s%n".formatted(there.get(id), here.get(id)));
            }
          });
      return text.toString();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private boolean is(Connection database) {
    try {
      return rows(database).equals(last);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<Integer, String> rows(Connection database) throws SQLException {
    Map<Integer, String> rows = new TreeMap<>();
    try (Statement statement = database.createStatement();
        ResultSet all = statement.executeQuery("select id, name from items")) {
      while (all.next()) {
        rows.put(all.getInt(1), all.getString(2));
      }
    }
    return rows;
  }

  /** Each side edits rows of its own, so that the last value of each is known. */
  private void edit(Connection database, int side, Random random) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (int i = 0; i < EDITS; i++) {
        int id = random.nextInt(300) * 2 + side;
        String value = "v" + ++values;
        statement.execute(
            "merge into items (id, name, updated_at) values (%d, '%s', %s)"
                .formatted(id, value, "current_timestamp at time zone 'UTC'"));
        last.put(id, value);
      }
    }
  }

  private static String url(Server databases, String name) {
    return "jdbc:h2:tcp://127.0.0.1:"
        + databases.getPort()
        + "/mem:"
        + name
        + WORLD
        + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";
  }

  private static Connection database(Server databases, String name) throws SQLException {
    Connection database = DriverManager.getConnection(url(databases, name));
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "create table items (id int primary key, name varchar(50), updated_at timestamp(6))");
      statement.execute(Quarrel.TABLE);
    }
    return database;
  }

  /** So that deletes are told at once: a comparison waits the longer the slower the machine is. */
  private static void triggers(String url) {
    List<TableSpec> specs =
        Stream.of("items", "shared")
            .map(name -> new TableSpec(new TableName(name), "id", "updated_at", Set.of(), Set.of()))
            .toList();
    ReplicaDatabase database =
        new ReplicaDatabase(
            url, null, null, ZoneOffset.UTC, Duration.ofSeconds(20), ReplicaDatabase.OVERLAP);
    try (Triggers triggers = new Triggers(database, specs)) {
      triggers.install();
    }
  }

  private static void configure(ForkedDaemon master, ForkedDaemon slave, int port, Server databases)
      throws Exception {
    master.secret("office.token", TOKEN);
    slave.secret("office.token", TOKEN);
    master.configure(
        """
        master:
          listen: 127.0.0.1:%d
          watch: 200ms
          capture: triggers
          tables: [items, shared]
          database: {url: "%s", time_zone: UTC}
          slaves: [{id: office, token_file: office.token}]
        """
            .formatted(port, url(databases, "centre")));
    slave.configure(
        """
        destinations:
          - id: centre
            kind: master
            url: http://127.0.0.1:%d
            token_file: office.token
            watch: 200ms
            capture: triggers
            tables: [items, shared]
            database: {url: "%s", time_zone: UTC}
        """
            .formatted(port, url(databases, "office")));
  }
}
