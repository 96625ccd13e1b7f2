package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TablesException;

/**
 * Triggers in an office's database that note each change of the tables in a table of ours, {@code
 * edge_daemon_change}: deletes are seen at once, and changes that leave {@code updated_at} alone.
 * Only keys are noted, never values. Those of H2 are {@link H2Triggers}.
 */
public final class Triggers implements AutoCloseable {
  private static final String TABLE_POSTGRESQL =
      "create table if not exists edge_daemon_change (seq bigserial primary key,"
          + " table_name varchar(63) not null, row_key text,"
          + " noted_at timestamptz not null default clock_timestamp())";
  private static final String TABLE_MARIADB =
      "create table if not exists edge_daemon_change (seq bigint auto_increment primary key,"
          + " table_name varchar(63) not null, row_key varchar(255),"
          + " noted_at datetime(6) not null, key edge_daemon_change_table (table_name, seq))"
          + " engine = InnoDB character set utf8mb4 collate utf8mb4_bin";
  private static final String INDEX_POSTGRESQL =
      "create index if not exists edge_daemon_change_table on edge_daemon_change (table_name, seq)";

  private static final Duration COMPILING = Duration.ofMinutes(2);

  private final ReplicaDatabase database;
  private final List<TableSpec> specs;
  private final Link link;

  /**
   * For these tables.
   *
   * @param database with a user who may create tables and triggers
   */
  public Triggers(ReplicaDatabase database, List<TableSpec> specs) {
    this.database = database;
    this.specs = List.copyOf(specs);
    // A compiler has to come up in H2, on a machine that may have other work.
    this.link =
        new Link(
            database.driver() == SqlDriver.H2 ? patient(database) : database, System::nanoTime);
  }

  private static ReplicaDatabase patient(ReplicaDatabase database) {
    return new ReplicaDatabase(
        database.url(),
        database.username(),
        database.password(),
        database.zone(),
        COMPILING,
        database.overlap());
  }

  /**
   * Creates them, or makes them anew.
   *
   * @return what was created, for people
   * @throws TablesException when the database cannot have them
   */
  public List<String> install() {
    try {
      return made();
    } catch (TablesException e) {
      throw link.driver() == SqlDriver.H2
          ? new TablesException(e.getMessage() + " (" + H2Triggers.NEEDS + ")", e)
          : e;
    }
  }

  private List<String> made() {
    return link.transaction(
        connection -> {
          List<String> created = new ArrayList<>();
          run(connection, tables());
          Shapes shapes = new Shapes(link.driver(), database.zone());
          for (TableSpec spec : specs) {
            Shape shape = shapes.of(connection, spec);
            run(connection, drop(spec.name(), shape.table()));
            run(connection, create(connection, shape));
            created.add("triggers on " + spec.name());
          }
          return created;
        });
  }

  /**
   * Removes the triggers of these tables, and what was noted when none are left.
   *
   * @throws TablesException when the database fails
   */
  public void uninstall() {
    link.transaction(
        connection -> {
          Shapes shapes = new Shapes(link.driver(), database.zone());
          for (TableSpec spec : specs) {
            run(connection, drop(spec.name(), shapes.of(connection, spec).table()));
          }
          if (installed(connection, link.driver()).isEmpty()) {
            run(connection, List.of("drop table if exists edge_daemon_change"));
            if (link.driver() == SqlDriver.POSTGRESQL) {
              run(connection, List.of("drop function if exists edge_daemon_note()"));
            }
          }
          return specs;
        });
  }

  /** Which of the tables have them. */
  public Set<TableName> installed() {
    Set<String> tables = link.transaction(connection -> installed(connection, link.driver()));
    Set<TableName> names = new HashSet<>();
    for (TableSpec spec : specs) {
      if (tables.contains(spec.name().value().toLowerCase(Locale.ROOT))) {
        names.add(spec.name());
      }
    }
    return names;
  }

  @Override
  public void close() {
    link.close();
  }

  /** The tables with our triggers, in small letters. */
  static Set<String> installed(Connection connection, SqlDriver driver) throws SQLException {
    String here =
        switch (driver) {
          case MARIADB -> "database()";
          case POSTGRESQL -> "current_schema()";
          case H2 -> "current_schema";
        };
    String sql =
        "select event_object_table from information_schema.triggers where trigger_schema = "
            + here
            + " and trigger_name like 'edge!_daemon!_%' escape '!'";
    Set<String> tables = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        tables.add(row.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return tables;
  }

  private List<String> tables() {
    if (link.driver() == SqlDriver.H2) {
      return H2Triggers.tables();
    }
    return link.driver() == SqlDriver.MARIADB
        ? List.of(TABLE_MARIADB)
        : List.of(TABLE_POSTGRESQL, INDEX_POSTGRESQL, function());
  }

  private List<String> drop(TableName name, String table) {
    if (link.driver() == SqlDriver.H2) {
      return List.of(H2Triggers.drop(name));
    }
    return link.driver() == SqlDriver.MARIADB
        ? List.of(
            "drop trigger if exists " + name(name, "insert"),
            "drop trigger if exists " + name(name, "update"),
            "drop trigger if exists " + name(name, "delete"))
        : List.of(
            "drop trigger if exists edge_daemon_note on " + table,
            "drop trigger if exists edge_daemon_note_all on " + table);
  }

  private List<String> create(Connection connection, Shape shape) throws SQLException {
    if (link.driver() == SqlDriver.H2) {
      return List.of(H2Triggers.create(connection, shape));
    }
    TableName name = shape.spec().name();
    String table = shape.table();
    String key = shape.key().quoted();
    if (link.driver() == SqlDriver.MARIADB) {
      return List.of(
          "create trigger "
              + name(name, "insert")
              + " after insert on "
              + table
              + " for each row "
              + note(name, "new." + key, ""),
          "create trigger "
              + name(name, "update")
              + " after update on "
              + table
              + " for each row begin "
              + note(name, "new." + key, "")
              + "; "
              + note(name, "old." + key, " from dual where not old." + key + " <=> new." + key)
              + "; end",
          "create trigger "
              + name(name, "delete")
              + " after delete on "
              + table
              + " for each row "
              + note(name, "old." + key, ""));
    }
    String call =
        "execute procedure edge_daemon_note('"
            + name
            + "', '"
            + unquoted(key).replace("'", "''")
            + "')";
    return List.of(
        "create trigger edge_daemon_note after insert or update or delete on "
            + table
            + " for each row "
            + call,
        "create trigger edge_daemon_note_all before truncate on "
            + table
            + " for each statement "
            + call);
  }

  private static String note(TableName name, String key, String from) {
    return "insert into edge_daemon_change (table_name, row_key, noted_at) select '"
        + name
        + "', left(cast("
        + key
        + " as char), 255), utc_timestamp(6)"
        + from;
  }

  /** Names of triggers are those of the whole database, and have 64 characters at most. */
  private static String name(TableName table, String event) {
    String text = table.value();
    String part =
        text.length() > 40 ? text.substring(0, 40) + Integer.toHexString(text.hashCode()) : text;
    return "`edge_daemon_" + part + "_" + event.charAt(0) + "`";
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Runs with the rights of who installs it: the office's application knows nothing of ours. */
  private static String function() {
    return """
    do $install$ begin execute format($function$
    create or replace function edge_daemon_note() returns trigger language plpgsql
    security definer set search_path = %I, pg_temp as $body$
    declare
      old_key text;
      new_key text;
    begin
      if tg_op = 'TRUNCATE' then
        execute format(
          'insert into edge_daemon_change (table_name, row_key)'
          ' select $1, left(%%I::text, 255) from %%I.%%I',
          tg_argv[1], tg_table_schema, tg_table_name) using tg_argv[0];
        return null;
      end if;
      if tg_op <> 'INSERT' then
        old_key := left(to_jsonb(old) ->> tg_argv[1], 255);
      end if;
      if tg_op <> 'DELETE' then
        new_key := left(to_jsonb(new) ->> tg_argv[1], 255);
        insert into edge_daemon_change (table_name, row_key) values (tg_argv[0], new_key);
      end if;
      if old_key is distinct from new_key and old_key is not null then
        insert into edge_daemon_change (table_name, row_key) values (tg_argv[0], old_key);
      end if;
      return null;
    end $body$
    $function$, current_schema()); end $install$\
    """;
  }
}
