package org.edgedaemon.benchmark;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.RoundWish;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;

/**
 * Whole daemons: a master and its slaves as processes of their own, one PostgreSQL with a schema of
 * each, HTTP over loopback as it is configured by default. 100,000 rows of a slave to its master,
 * at first all of them, then each with one field changed; then single changes at one slave until
 * they are at another.
 */
public final class ReplicaWireBenchmark {
  private static final int ROWS = 100_000;
  private static final int TIMES = 5;
  private static final int CHANGES = 100;
  private static final double GOAL_SECONDS = 10;
  private static final double GOAL_MILLIS = 1_000;
  private static final double GOAL_MIB = 200;
  private static final List<String> PLACES = List.of("centre", "north", "south");
  private static final String SCHEMA =
      """
      drop schema if exists %1$s cascade;
      create schema %1$s;
      create table %1$s.inventories (id bigint primary key, name varchar(80) not null,
        quantity integer, price numeric(12,2), active boolean, updated_at timestamp not null);
      create index on %1$s.inventories (updated_at)
      """;
  private static final String FILL =
      """
      insert into north.inventories select n, 'Article number ' || n, mod(n, 1000), n * 0.01,
        mod(n, 2) = 0, timestamp '2026-03-01 08:00:00' + n * interval '1 second'
        from generate_series(1, %d) n
      """;
  private static final String CHANGE =
      """
      update north.inventories set quantity = quantity + 1,
        updated_at = updated_at + interval '30 days'
      """;
  private static final String EDIT =
      "update north.inventories set name = '%s', updated_at = now() at time zone 'UTC' where id = %d";

  private ReplicaWireBenchmark() {}

  public static void main(String[] args) throws Exception {
    OfficeServer server = OfficeServer.postgresql();
    PLACES.forEach(place -> server.run(SCHEMA.formatted(place)));
    int port = FreePort.take();
    try (WorkFolder work = new WorkFolder();
        Connection database =
            DriverManager.getConnection(server.url(), OfficeServer.USER, OfficeServer.PASSWORD)) {
      try (MeasuredDaemon centre = daemon(work, "centre", master(server, port));
          MeasuredDaemon north = daemon(work, "north", slave(server, "north", port, "1h"))) {
        centre.awaitReady();
        north.awaitReady();
        awaitRound(north);
        double idle = north.memory("VmRSS");
        server.run(FILL.formatted(ROWS));
        server.run("analyze");
        List<Double> first = List.of(upload(true, north, centre));
        tell("100,000 new rows of a slave at its master", first, north, centre, idle);
        List<Double> changes = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
          server.run(CHANGE);
          server.run("vacuum analyze");
          changes.add(upload(false, north, centre));
        }
        tell("100,000 changed rows of a slave at its master", changes, north, centre, idle);
      }
      try (MeasuredDaemon centre = daemon(work, "centre", master(server, port));
          MeasuredDaemon north = daemon(work, "north", slave(server, "north", port, "500ms"));
          MeasuredDaemon south = daemon(work, "south", slave(server, "south", port, "500ms"))) {
        centre.awaitReady();
        north.awaitReady();
        south.awaitReady();
        awaitRows(database, "select count(*) = " + ROWS + " from south.inventories");
        latency(database);
      }
    }
    System.exit(0);
  }

  private static double upload(boolean all, MeasuredDaemon slave, MeasuredDaemon master)
      throws Exception {
    long start = System.nanoTime();
    RoundView round = sync(slave).round(new RoundWish(null, false, all, null));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (round.sent() != ROWS || round.conflicts() != 0 || round.pending() != 0) {
      throw new IllegalStateException(round + "\n" + slave.log() + master.log());
    }
    return seconds;
  }

  private static void tell(
      String work, List<Double> seconds, MeasuredDaemon slave, MeasuredDaemon master, double idle)
      throws Exception {
    double median = Sample.of(seconds).median();
    double peak = Math.max(slave.memory("VmHWM"), master.memory("VmHWM"));
    new Row(
            work + ", whole daemons over loopback, PostgreSQL at both ends, -Xmx128m",
            "<= 10 s, RSS <= 200 MiB each",
            "%s s (%s); RSS at most %s MiB (slave), %s MiB (master)"
                .formatted(
                    Row.number(median),
                    seconds.stream().map(Row::number).collect(Collectors.joining(", then ")),
                    Row.number(slave.memory("VmHWM")),
                    Row.number(master.memory("VmHWM"))),
            "slave ready and idle: " + Row.number(idle) + " MiB",
            "-",
            median <= GOAL_SECONDS && peak <= GOAL_MIB)
        .tell();
  }

  private static void latency(Connection database) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      int id = 1 + i * 37;
      String name = "changed " + i;
      long start = System.nanoTime();
      try (Statement statement = database.createStatement()) {
        statement.execute(EDIT.formatted(name, id));
      }
      awaitRows(database, "select name = '" + name + "' from south.inventories where id = " + id);
      millis.add((System.nanoTime() - start) / 1e6);
      // Not in step with the looks.
      TimeUnit.MILLISECONDS.sleep(i * 53L % 500);
    }
    Sample sample = Sample.of(millis);
    new Row(
            "a change at one slave until it is at another, three daemons, defaults, 100,000 rows",
            "within 1 s",
            "p50 %s ms, p99 %s ms, longest %s ms"
                .formatted(
                    Row.number(sample.median()),
                    Row.number(sample.percentile(99)),
                    Row.number(sample.max())),
            "looks every 500 ms",
            "-",
            sample.percentile(99) <= GOAL_MILLIS)
        .tell();
  }

  private static MasterSyncOperations sync(MeasuredDaemon daemon) {
    return new RemoteOperations(URI.create(daemon.url("")), new Secret("benchmark-token"))
        .masterSync();
  }

  private static void awaitRound(MeasuredDaemon slave) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (sync(slave).masters().stream().noneMatch(one -> one.status().equals("success"))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no round: " + slave.log());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void awaitRows(Connection database, String question) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!holds(database, question)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not in time: " + question);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static boolean holds(Connection database, String question) throws Exception {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static MeasuredDaemon daemon(WorkFolder work, String place, String section)
      throws Exception {
    Path folder = Files.createDirectories(work.path().resolve(place));
    for (String secret : List.of("north", "south")) {
      write(folder.resolve(secret + ".token"), "token-of-" + secret + "-0123456789");
    }
    write(folder.resolve("database.password"), OfficeServer.PASSWORD);
    return new MeasuredDaemon(folder, section, List.of("-Xmx128m"));
  }

  private static void write(Path file, String text) throws Exception {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String master(OfficeServer server, int port) {
    return """
        master:
          listen: 127.0.0.1:%d
          tables: [inventories]
          database: %s
          slaves: [{id: north, token_file: north.token}, {id: south, token_file: south.token}]
        """
        .formatted(port, database(server, "centre"));
  }

  private static String slave(OfficeServer server, String place, int port, String watch) {
    return """
        destinations:
          - id: centre
            kind: master
            url: http://127.0.0.1:%d
            token_file: %s.token
            watch: %s
            tables: [inventories]
            database: %s
        """
        .formatted(port, place, watch, database(server, place));
  }

  private static String database(OfficeServer server, String schema) {
    return "{url: \"%s?currentSchema=%s\", username: %s, password_file: database.password, time_zone: UTC}"
        .formatted(server.url(), schema, OfficeServer.USER);
  }
}
