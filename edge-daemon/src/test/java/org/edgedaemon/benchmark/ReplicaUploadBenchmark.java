package org.edgedaemon.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.StraightCalls;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.jdbc.JdbcMasterStore;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.slave.RoundReport;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.edgedaemon.replica.state.StateFile;

/**
 * 100,000 rows of a slave to its master, both in PostgreSQL on this machine, engines and databases
 * without the wire: at first all of them, then each with one field changed; and rounds in which
 * there is nothing to do.
 */
public final class ReplicaUploadBenchmark {
  private static final int ROWS = 100_000;
  private static final int IDLE_ROUNDS = 21;
  private static final double GOAL_SECONDS = 10;
  private static final double GOAL_IDLE_MILLIS = 50;
  private static final TableName TABLE = new TableName("inventories");
  private static final TableSpec SPEC =
      new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of());
  private static final String CREATE =
      """
      drop table if exists inventories;
      create table inventories (id bigint primary key, name varchar(80) not null, quantity integer,
        price numeric(12,2), active boolean, updated_at timestamp not null);
      create index on inventories (updated_at);
      """;
  private static final String OWN =
      """
      drop table if exists edge_daemon_schema, edge_daemon_clock, edge_daemon_row,
        edge_daemon_answer, edge_daemon_conflict, edge_daemon_mark;
      """;
  private static final String FILL =
      """
      insert into inventories select n, 'Article number ' || n, mod(n, 1000), n * 0.01, mod(n, 2) = 0,
        timestamp '2026-03-01 08:00:00' + n * interval '1 second'
        from generate_series(1, %d) n
      """;
  private static final String CHANGE =
      """
      update inventories set quantity = quantity + 1, updated_at = updated_at + interval '30 days'
      """;

  private ReplicaUploadBenchmark() {}

  public static void main(String[] args) throws Exception {
    OfficeServer office = OfficeServer.postgresql();
    OfficeServer centre = office.centre();
    office.run(CREATE);
    centre.run(CREATE);
    centre.run(OWN);
    try (WorkFolder folder = new WorkFolder();
        JdbcTables ours = new JdbcTables(database(office), List.of(SPEC), false);
        JdbcTables theirs = new JdbcTables(database(centre), List.of(SPEC), false);
        StateFile state = new StateFile(folder.path(), "centre")) {
      Map<TableName, TableSpec> specs = Map.of(TABLE, SPEC);
      Duration every = Duration.ofMinutes(15);
      Master master = new Master(specs, new JdbcMasterStore(theirs), theirs, every, Instant::now);
      Straight straight = new Straight(master, Executors.newSingleThreadExecutor());
      Slave slave =
          new Slave(
              new SlaveConfig(specs, false, every, SlaveConfig.MAX_BATCH), ours, state, straight);
      office.run(String.format(FILL, ROWS));
      upload("100,000 new rows of a slave to its master", slave, copy(office, centre));
      office.run(CHANGE);
      analyze(office, centre);
      upload("100,000 changed rows of a slave to its master", slave, 0);
      idle(slave);
    }
    System.exit(0);
  }

  private static void upload(String work, Slave slave, double raw) {
    long start = System.nanoTime();
    RoundReport report = slave.round();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (report.sent() != ROWS || report.conflicts() != 0 || report.pending() != 0) {
      throw new IllegalStateException(report.toString());
    }
    new Row(
            work + ", PostgreSQL at both ends, no wire",
            "<= 10 s",
            Row.number(seconds) + " s",
            raw == 0 ? "-" : "the database copies the table itself " + Row.number(raw) + " s",
            raw == 0 ? "-" : Row.number(seconds / raw),
            seconds <= GOAL_SECONDS)
        .tell();
  }

  private static void idle(Slave slave) throws Exception {
    slave.round();
    Sample rounds =
        Sample.of(
            IDLE_ROUNDS,
            () -> {
              long start = System.nanoTime();
              slave.round();
              return (System.nanoTime() - start) / 1e6;
            });
    new Row(
            "a round with nothing to do, 100,000 rows at both ends",
            "<= 50 ms",
            Row.number(rounds.median()) + " ms, longest " + Row.number(rounds.max()) + " ms",
            "-",
            "-",
            rounds.median() <= GOAL_IDLE_MILLIS)
        .tell();
  }

  /** The same rows from schema to schema by the server alone; gone again afterwards. */
  private static double copy(OfficeServer office, OfficeServer centre) throws SQLException {
    try (Connection connection = centre.connect();
        Statement statement = connection.createStatement()) {
      long start = System.nanoTime();
      statement.execute("insert into centre.inventories select * from public.inventories");
      double seconds = (System.nanoTime() - start) / 1e9;
      statement.execute("truncate centre.inventories");
      analyze(office, centre);
      return seconds;
    }
  }

  private static void analyze(OfficeServer office, OfficeServer centre) {
    office.run("analyze");
    centre.run("analyze");
  }

  private static ReplicaDatabase database(OfficeServer server) {
    return new ReplicaDatabase(
        server.url(),
        OfficeServer.USER,
        server.password(),
        ZoneOffset.UTC,
        Duration.ofSeconds(30),
        ReplicaDatabase.OVERLAP);
  }

  /** Answers come while the next batch is made, as over a wire. */
  private static final class Straight extends StraightCalls {
    private final Executor sender;

    Straight(Master master, Executor sender) {
      super("office", master, Instant::now);
      this.sender = sender;
    }

    @Override
    public CompletableFuture<Unread> begin(List<Change> changes) {
      return CompletableFuture.supplyAsync(
          () -> {
            Answered answered = upload(changes);
            return () -> answered;
          },
          sender);
    }
  }
}
