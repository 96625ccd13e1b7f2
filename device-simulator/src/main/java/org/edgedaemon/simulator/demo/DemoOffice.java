package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;

/**
 * An office's own database: H2 in memory with the tables that the daemon ships an example for. The
 * daemon reads it over TCP, as a user who may do nothing else.
 */
final class DemoOffice implements AutoCloseable {
  static final String READER = "reader";
  static final String READER_PASSWORD = "demo-office-password";

  private static final int ROOMS = 12;
  private static final int FACULTIES = 24;
  private static final int DAYS = 40;
  private static final int PER_DAY = 50;

  private final OfficeFiles files;
  private final Connection connection;
  private final Server server;
  private int next = DAYS * PER_DAY;

  /**
   * @param folder for its files
   * @param schema creates the tables
   */
  DemoOffice(Path folder, Path schema) throws IOException, SQLException {
    // The default would be every address of the machine.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    files = new OfficeFiles(folder.resolve("office"));
    connection =
        DriverManager.getConnection(
            "jdbc:h2:mem:office;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
    execute(Files.readString(schema));
    execute(
        "create user " + READER + " password '" + READER_PASSWORD + "'",
        "grant select on schema public to " + READER);
    fill();
  }

  String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:office";
  }

  OfficeFiles files() {
    return files;
  }

  /** Rows that belong into the cloud. */
  long count(OfficeTable table) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(table.count())) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException("the office's database failed: " + e.getMessage(), e);
    }
  }

  /** Somebody comes; now and then one hands in a slip. */
  void step() throws IOException {
    int id = ++next;
    try {
      comes(id, 0);
      if (id % 5 == 0) {
        leave(id, 0);
      }
    } catch (SQLException e) {
      throw new IOException("the office's database failed: " + e.getMessage(), e);
    }
  }

  private void fill() throws IOException, SQLException {
    for (int id = 1; id <= ROOMS; id++) {
      execute(
          "insert into rooms values (%1$d, 'Room %1$d', 'Main', 40, localtimestamp)".formatted(id),
          "insert into cameras values (%1$d, %1$d, 'Camera %1$d', '10.0.0.%1$d', true, null)"
              .formatted(id));
    }
    for (int id = 1; id <= FACULTIES; id++) {
      faculty(id);
    }
    for (int day = 0; day < DAYS; day++) {
      for (int i = 1; i <= PER_DAY; i++) {
        comes(day * PER_DAY + i, day);
      }
      leave(1 + day, 3 * day);
      recording(1 + day, day);
    }
  }

  private void faculty(int id) throws IOException, SQLException {
    String front = files.image("faces/" + id + "-front.png");
    String left = files.image("faces/" + id + "-left.png");
    execute(
        """
        insert into faculties values (%1$d, 'E%1$d', 'Lecturer %1$d', null, 'Science',
          json '["%2$s", "%3$s"]', json '[0.25, -0.5]', localtimestamp)
        """
            .formatted(id, front, left),
        """
        insert into teaching_loads values (%1$d, %1$d, %2$d, 'CS%1$d', 'Computing', 'monday',
          '08:00', '10:00', null)
        """
            .formatted(id, 1 + id % ROOMS));
  }

  private void comes(int id, int daysAgo) throws SQLException {
    int faculty = 1 + id % FACULTIES;
    execute(
        "insert into attendance_records values (%1$d, %2$d, %2$d, %3$d, %4$s, 'present', 1.50)"
            .formatted(id, faculty, 1 + id % ROOMS, time(daysAgo)),
        "insert into recognition_logs values (%1$d, %3$d, %2$d, 0.31, %4$s)"
            .formatted(id, faculty, 1 + id % ROOMS, time(daysAgo)));
  }

  /** A leave with a slip, and a pass without one. */
  private void leave(int id, int daysAgo) throws IOException, SQLException {
    String slip = isSent(OfficeTable.LEAVES, daysAgo) ? files.image("slips/" + id + ".png") : "";
    execute(
        """
        insert into leaves values (%1$d, %2$d, current_date, current_date, 'family', '%3$s', %4$s)
        """
            .formatted(id, 1 + id % FACULTIES, slip, time(daysAgo)),
        "insert into passes values (%1$d, %2$d, 'bank', null, null, null, %3$s)"
            .formatted(id, 1 + id % FACULTIES, time(daysAgo)));
  }

  private void recording(int id, int daysAgo) throws IOException, SQLException {
    boolean sent = isSent(OfficeTable.STREAM_RECORDINGS, daysAgo);
    String video = sent ? files.video("videos/" + id + ".mp4") : "";
    execute(
        "insert into stream_recordings values (%d, %d, '%s', 60, %s)"
            .formatted(id, 1 + id % ROOMS, video, time(daysAgo)));
  }

  /** Far from the edge of a day, so that nothing grows too old while the demo runs. */
  private static String time(int daysAgo) {
    return daysAgo == 0
        ? "localtimestamp"
        : "dateadd(hour, 12, dateadd(day, -" + daysAgo + ", localtimestamp))";
  }

  private static boolean isSent(OfficeTable table, int daysAgo) {
    return daysAgo <= table.days();
  }

  private void execute(String... sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.stop();
    try {
      execute("shutdown");
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the office's database cannot be closed: " + e.getMessage(), e);
    }
  }
}
