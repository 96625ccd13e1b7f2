package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.jdbc.JdbcMasterStore;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.jdbc.Triggers;
import org.edgedaemon.replica.state.StateFile;
import org.jspecify.annotations.Nullable;

/** A centre in one database, and an office in each kind; states in files. */
final class DatabasePlaces implements Places, AutoCloseable {
  private static final List<String> OWN =
      List.of("row", "answer", "conflict", "mark", "clock", "schema", "change");

  private final OfficeServer centre;
  private final List<OfficeServer> offices;
  private final Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private int opened;

  DatabasePlaces(OfficeServer centre, List<OfficeServer> offices, Path folder) {
    this.centre = centre;
    this.offices = offices;
    this.folder = folder;
  }

  @Override
  public Place place(String name, Supplier<Instant> clock, Random random) {
    OfficeServer server = name.equals("centre") ? centre : offices.get(opened++);
    InDatabase place = new InDatabase(server, clock, random);
    open.add(place);
    return place;
  }

  @Override
  public MasterStore store(Place place) {
    return new JdbcMasterStore(((InDatabase) place).jdbc);
  }

  @Override
  public SlaveState state(String name) {
    StateFile state = new StateFile(folder, name);
    open.add(state);
    return state;
  }

  @Override
  public SlaveState again(String name, SlaveState state) {
    ((StateFile) state).close();
    return state(name);
  }

  @Override
  public void close() {
    open.forEach(DatabasePlaces::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The table of a world in a real database. */
  private static final class InDatabase implements Place, AutoCloseable {
    private final Connection connection;
    private final JdbcTables jdbc;
    private final Supplier<Instant> clock;

    InDatabase(OfficeServer server, Supplier<Instant> clock, Random random) {
      this.clock = clock;
      boolean triggers = random.nextBoolean();
      String time = random.nextBoolean() ? "timestamp(0)" : "timestamp(6)";
      String type =
          server.url().startsWith("jdbc:mariadb:")
              ? time.replace("stamp", "").replace("time", "datetime")
              : time;
      Duration overlap = random.nextBoolean() ? Duration.ofSeconds(5) : Duration.ofHours(1);
      ReplicaDatabase database =
          new ReplicaDatabase(
              server.url(),
              OfficeServer.USER,
              server.password(),
              ZoneOffset.UTC,
              Duration.ofSeconds(20),
              overlap);
      jdbc = new JdbcTables(database, List.of(World.SPEC), triggers);
      try {
        connection = server.connect();
        run("drop table if exists items");
        for (String own : OWN) {
          run("drop table if exists edge_daemon_" + own);
        }
        run(
            "create table items (id varchar(20) primary key, a varchar(20), b varchar(20),"
                + " c varchar(20), updated_at "
                + type
                + ")");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      if (triggers) {
        try (Triggers all = new Triggers(database, List.of(World.SPEC))) {
          all.install();
        }
      }
    }

    @Override
    public Tables tables() {
      return new Clocked(jdbc, clock);
    }

    @Override
    public Map<RowId, RowImage> rows() {
      Map<RowId, RowImage> rows = new TreeMap<>();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select id, a, b, c from items")) {
        while (row.next()) {
          Map<String, JsonNode> fields = new TreeMap<>();
          fields.put("id", TextNode.valueOf(row.getString(1)));
          for (int i = 0; i < 3; i++) {
            fields.put(Ledger.FIELDS.get(i), TextNode.valueOf(row.getString(i + 2)));
          }
          rows.put(new RowId(World.TABLE, new RowKey(row.getString(1))), RowImage.of(fields));
        }
        return rows;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void put(RowId row, RowImage image) {
      try {
        if (change("update items set a = ?, b = ?, c = ?, updated_at = ? where id = ?", row, image)
            == 0) {
          change("insert into items (a, b, c, updated_at, id) values (?, ?, ?, ?, ?)", row, image);
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void remove(RowId row) {
      run("delete from items where id = '" + row.key() + "'");
    }

    @Override
    public void close() throws SQLException {
      jdbc.close();
      connection.close();
    }

    private int change(String sql, RowId row, RowImage image) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < 3; i++) {
          statement.setString(i + 1, image.fields().get(Ledger.FIELDS.get(i)).textValue());
        }
        Instant time = Instant.parse(image.fields().get("updated_at").textValue());
        statement.setObject(4, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        statement.setString(5, row.key().text());
        return statement.executeUpdate();
      }
    }

    private void run(String sql) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** With the world's clock. */
  private record Clocked(Tables tables, Supplier<Instant> clock) implements Tables {
    @Override
    public Scan scan(TableName table, @Nullable String since, int limit) {
      return tables.scan(table, since, limit);
    }

    @Override
    public boolean seesAll(TableName table) {
      return tables.seesAll(table);
    }

    @Override
    public Set<RowId> missing(Collection<RowId> rows) {
      return tables.missing(rows);
    }

    @Override
    public <T> T transaction(Work<T> work) {
      return tables.transaction(work);
    }

    @Override
    public Instant time() {
      return clock.get();
    }

    @Override
    public void close() {
      tables.close();
    }
  }
}
