package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.TablesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a master or slave, in H2, PostgreSQL or MariaDB. One connection, made when needed.
 */
public final class JdbcTables implements Tables {
  private static final Logger log = LoggerFactory.getLogger(JdbcTables.class);

  private final ReplicaDatabase database;
  private final Map<TableName, TableSpec> specs;
  private final boolean triggers;
  private final Link link;
  private final List<TablePlan> plans;
  private final Shapes shapes;
  private boolean prepared;

  /**
   * These tables.
   *
   * @param specs in the order in which they refer to each other: what others refer to comes first
   * @param triggers whether changes are told by {@link Triggers}, which must be installed; if not,
   *     they are found by the time of the last change
   */
  public JdbcTables(ReplicaDatabase database, List<TableSpec> specs, boolean triggers) {
    this(database, specs, triggers, List.of());
  }

  /**
   * The same.
   *
   * @param plans tables of these that are made when they are not there, as soon as the database is
   *     worked with
   */
  public JdbcTables(
      ReplicaDatabase database, List<TableSpec> specs, boolean triggers, List<TablePlan> plans) {
    this.database = database;
    this.plans = List.copyOf(plans);
    this.triggers = triggers;
    this.link = new Link(database, System::nanoTime);
    this.shapes = new Shapes(link.driver(), database.zone());
    Map<TableName, TableSpec> ordered = new LinkedHashMap<>();
    specs.forEach(spec -> ordered.put(spec.name(), spec));
    this.specs = Collections.unmodifiableMap(ordered);
  }

  @Override
  public Scan scan(TableName table, @Nullable String since, int limit) {
    Mark parsed = Mark.parse(since);
    Mark mark = parsed == null || parsed.isNumber() != triggers ? null : parsed;
    if (mark == null) {
      shapes.forget();
    }
    return work(
        connection -> {
          Shape shape = shape(connection, table);
          if (!triggers) {
            return new TimeScan(connection, link.driver(), shape, database.overlap())
                .scan(mark, limit);
          }
          if (mark == null) {
            requireTriggers(connection, table);
          }
          return new TriggerScan(connection, link.driver(), shape, database.overlap())
              .scan(mark, limit);
        });
  }

  @Override
  public boolean seesAll(TableName table) {
    return triggers;
  }

  @Override
  public Set<RowId> missing(Collection<RowId> rows) {
    return work(
        connection -> {
          Map<TableName, List<RowId>> byTable = new LinkedHashMap<>();
          rows.forEach(
              row -> byTable.computeIfAbsent(row.table(), any -> new ArrayList<>()).add(row));
          Set<RowId> missing = new HashSet<>(rows);
          for (Map.Entry<TableName, List<RowId>> table : byTable.entrySet()) {
            Shape shape = shape(connection, table.getKey());
            missing.removeAll(
                new RowReads(connection, link.driver(), shape).present(table.getValue()));
          }
          return missing;
        });
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return work(connection -> work.in(begun(connection)));
  }

  @Override
  public Instant time() {
    return link.transaction(connection -> DatabaseClock.now(connection, link.driver()));
  }

  @Override
  public void close() {
    link.close();
  }

  /**
   * Makes the tables that are described and not there; looks whether the others are as they should
   * be, and whether keys of different places can meet. Nothing that is there is altered.
   *
   * @throws TablesException when the database does not let us
   */
  public TableReport prepare() {
    TableReport report =
        link.transaction(
            connection -> {
              List<String> warnings = new ArrayList<>();
              TableReport tables =
                  new TableMaker(connection, link.driver(), shapes, specs).make(plans);
              warnings.addAll(tables.warnings());
              warnings.addAll(
                  new KeyNumbers(connection, link.driver(), shapes).warnings(specs.values()));
              return new TableReport(tables.made(), warnings);
            });
    prepared = true;
    return report;
  }

  /** In a transaction, with the tables there. */
  <T> T work(SqlWork<T> work) {
    if (!prepared) {
      TableReport report = prepare();
      report.made().forEach(made -> log.info("{}: made {}", database.address(), made));
      report.warnings().forEach(warning -> log.warn("{}: {}", database.address(), warning));
    }
    return link.transaction(work);
  }

  SqlDriver driver() {
    return link.driver();
  }

  JdbcTransaction begun(Connection connection) {
    return new JdbcTransaction(connection, link.driver(), shapes, specs);
  }

  private Shape shape(Connection connection, TableName table) throws SQLException {
    TableSpec spec = specs.get(table);
    if (spec == null) {
      throw new IllegalStateException("table " + table + " is not one of these");
    }
    return shapes.of(connection, spec);
  }

  private void requireTriggers(Connection connection, TableName table) throws SQLException {
    if (!Triggers.installed(connection, link.driver())
        .contains(table.value().toLowerCase(Locale.ROOT))) {
      throw new TablesException(
          "table "
              + table
              + " has no triggers that tell of changes: run 'edge-daemon sync install', or"
              + " configure it without");
    }
  }
}
