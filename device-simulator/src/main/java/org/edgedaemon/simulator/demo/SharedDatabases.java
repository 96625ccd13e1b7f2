package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/** The databases of a centre and two offices; the daemons reach them over TCP. */
final class SharedDatabases implements AutoCloseable {
  static final String CENTRE = "centre";
  static final String NORTH = "north";
  static final String SOUTH = "south";

  private final SharedDatabase centre;
  private final SharedDatabase north;
  private final SharedDatabase south;
  private final Server server;

  /**
   * @param schema creates the tables
   */
  SharedDatabases(Path schema) throws IOException, SQLException {
    // The default would be every address of the machine.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    String sql = Files.readString(schema);
    centre = new SharedDatabase(CENTRE, sql, true);
    north = new SharedDatabase(NORTH, sql, false);
    south = new SharedDatabase(SOUTH, sql, false);
    server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
  }

  SharedDatabase centre() {
    return centre;
  }

  SharedDatabase north() {
    return north;
  }

  SharedDatabase south() {
    return south;
  }

  List<SharedDatabase> all() {
    return List.of(centre, north, south);
  }

  SharedDatabase of(String place) {
    return switch (place) {
      case NORTH -> north;
      case SOUTH -> south;
      default -> centre;
    };
  }

  /** Whether the daemons may do everything. */
  void administrators(boolean may) throws SQLException {
    for (SharedDatabase database : all()) {
      database.administrator(may);
    }
  }

  /** For the etc file. */
  String url(String place) {
    return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + place;
  }

  /** What is not the same as at the centre; nothing when all three are equal. */
  List<String> differences() throws SQLException {
    List<String> lines = new ArrayList<>();
    for (SharedTable table : SharedTable.values()) {
      SharedRows rows = centre.rows(table);
      for (SharedDatabase office : List.of(north, south)) {
        rows.differences(CENTRE, office.rows(table), office.place())
            .forEach(line -> lines.add(table.title() + " " + line));
      }
    }
    return lines;
  }

  @Override
  public void close() throws SQLException {
    server.stop();
    for (SharedDatabase database : all()) {
      database.close();
    }
  }
}
