package org.edgedaemon.dataset.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.edgedaemon.secret.Secret;

/**
 * A database that an office might have: real servers of MariaDB and PostgreSQL, each started once
 * in a JVM when it is first wanted, and H2 in memory.
 */
public final class OfficeServer {
  public static final String USER = "office";
  public static final String PASSWORD = "geheim-17";

  private static final Duration POLL = Duration.ofMillis(100);

  private static OfficeServer mariadb;
  private static OfficeServer postgresql;
  private static OfficeServer h2;

  private final String url;
  private final ServerProcess process;

  private OfficeServer(String url, ServerProcess process) {
    this.url = url;
    this.process = process;
  }

  public static synchronized OfficeServer mariadb() {
    if (mariadb == null) {
      mariadb = startMariadb();
    }
    return mariadb;
  }

  public static synchronized OfficeServer postgresql() {
    if (postgresql == null) {
      postgresql = startPostgresql();
    }
    return postgresql;
  }

  public static synchronized OfficeServer h2() {
    if (h2 == null) {
      h2 = new OfficeServer("jdbc:h2:mem:office-it;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE", null);
    }
    return h2;
  }

  /** A server of its own, which may be killed. */
  static OfficeServer anotherPostgresql() {
    return startPostgresql();
  }

  public String url() {
    return url;
  }

  /** Another database of the same server, where nothing is yet. */
  public OfficeServer centre() {
    if (url.startsWith("jdbc:postgresql:")) {
      run("create schema if not exists centre");
      return new OfficeServer(url + "?currentSchema=centre", process);
    }
    return new OfficeServer(url.replaceFirst("office(-it)?(?=;|$)", "centre"), process);
  }

  public Secret password() {
    return new Secret(PASSWORD);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  /** Runs a script: statements that end with a semicolon at the end of a line. */
  public void run(String script) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*(\n|\\z)", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void kill() {
    process.kill();
  }

  @Override
  public String toString() {
    return url.split(":", 3)[1];
  }

  private static OfficeServer startMariadb() {
    String daemon = ServerProcess.program("mariadbd", "mariadb-server-core");
    String install = ServerProcess.program("mariadb-install-db", "mariadb-server-core");
    ServerProcess server = new ServerProcess("mariadb");
    Path data = server.folder.resolve("data");
    server.run(
        List.of(
            install,
            "--no-defaults",
            "--datadir=" + data,
            "--auth-root-authentication-method=normal",
            "--skip-name-resolve",
            "--skip-test-db"));
    Path init = server.folder.resolve("init.sql");
    write(
        init,
        "create database office character set utf8mb4;\n"
            + "create user office@'127.0.0.1' identified by '"
            + PASSWORD
            + "';\n"
            + "grant all on office.* to office@'127.0.0.1';\n"
            + "create database centre character set utf8mb4;\n"
            + "grant all on centre.* to office@'127.0.0.1';\n");
    server.start(
        List.of(
            daemon,
            "--no-defaults",
            "--datadir=" + data,
            "--bind-address=127.0.0.1",
            "--port=" + server.port,
            "--socket=" + server.folder.resolve("s"),
            "--pid-file=" + server.folder.resolve("pid"),
            "--init-file=" + init,
            "--skip-name-resolve",
            "--innodb-flush-log-at-trx-commit=0"));
    return ready(
        new OfficeServer("jdbc:mariadb://127.0.0.1:" + server.port + "/office", server), server);
  }

  private static OfficeServer startPostgresql() {
    String daemon = ServerProcess.program("postgres", "postgresql");
    String install = ServerProcess.program("initdb", "postgresql");
    ServerProcess server = new ServerProcess("postgresql");
    Path data = server.folder.resolve("data");
    Path password = server.folder.resolve("password");
    write(password, PASSWORD + "\n");
    server.run(
        List.of(
            install,
            "--pgdata=" + data,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync"));
    server.start(
        List.of(
            daemon,
            "-D",
            data.toString(),
            "-p",
            String.valueOf(server.port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off"));
    return ready(
        new OfficeServer("jdbc:postgresql://127.0.0.1:" + server.port + "/postgres", server),
        server);
  }

  private static OfficeServer ready(OfficeServer office, ServerProcess server) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!answers(office)) {
      if (!server.isAlive() || System.nanoTime() - end > 0) {
        throw new AssertionError("the server does not come up:\n" + server.output());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return office;
  }

  private static boolean answers(OfficeServer office) {
    try (Connection connection = office.connect()) {
      return connection.isValid(10);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
