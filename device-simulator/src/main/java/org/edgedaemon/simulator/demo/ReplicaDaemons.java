package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.edgedaemon.simulator.FreePort;

/** The real daemons: a master at the centre and a slave at each office. */
final class ReplicaDaemons implements AutoCloseable {
  private static final String SYNC = "/api/master-sync/";
  private static final Duration TO_INSTALL = Duration.ofSeconds(60);
  private static final int MOST_CONFLICTS = 1_000;

  private final int port = FreePort.take();
  private final Map<String, String> tokens =
      Map.of(
          "north.token", UUID.randomUUID().toString(), "south.token", UUID.randomUUID().toString());
  private final DaemonProcess centre;
  private final DaemonProcess north;
  private final DaemonProcess south;

  /**
   * @param folder for a folder of each
   */
  ReplicaDaemons(Path launcher, Path folder, SharedDatabases databases) throws IOException {
    DaemonHome home = home(launcher, folder, SharedDatabases.CENTRE);
    home.secrets(tokens);
    home.configure(SharedDatabases.CENTRE, master(databases));
    centre = home.start();
    north = slave(launcher, folder, SharedDatabases.NORTH, databases);
    south = slave(launcher, folder, SharedDatabases.SOUTH, databases);
  }

  private static DaemonHome home(Path launcher, Path folder, String place) throws IOException {
    DaemonHome home = new DaemonHome(launcher, Files.createDirectory(folder.resolve(place)));
    home.secrets(Map.of("database.password", SharedDatabase.PASSWORD));
    return home;
  }

  private DaemonProcess slave(Path launcher, Path folder, String place, SharedDatabases databases)
      throws IOException {
    DaemonHome home = home(launcher, folder, place);
    String token = place + ".token";
    home.secrets(Map.of(token, tokens.getOrDefault(token, "")));
    home.configure(
        place,
        """
        destinations:
          - id: head-office
            kind: master
            url: http://127.0.0.1:%d
            token_file: %s
            watch: 200ms
            capture: triggers
            %s
        """
            .formatted(port, token, database(databases, place)));
    return home.start();
  }

  private String master(SharedDatabases databases) {
    return """
        master:
          listen: 127.0.0.1:%d
          watch: 200ms
          capture: triggers
          %s
          slaves:
            - { id: north, token_file: north.token }
            - { id: south, token_file: south.token }
        """
        .formatted(port, database(databases, SharedDatabases.CENTRE));
  }

  private static String database(SharedDatabases databases, String place) {
    return "database: { url: \"%s\", username: %s, password_file: database.password, time_zone: UTC }"
        .formatted(databases.url(place), SharedDatabase.USER);
  }

  private List<DaemonProcess> all() {
    return List.of(centre, north, south);
  }

  void awaitReady() throws IOException, InterruptedException {
    for (DaemonProcess daemon : all()) {
      daemon.awaitReady();
    }
  }

  /** As {@code edge-daemon sync install} does at each place. */
  void installTriggers() throws IOException, InterruptedException {
    for (DaemonProcess daemon : all()) {
      HttpResponse<String> answer =
          daemon.send(
              daemon
                  .request(SYNC + "install")
                  .timeout(TO_INSTALL)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}")));
      if (answer.statusCode() != 200) {
        throw new IOException("no triggers: " + answer.body());
      }
    }
  }

  /** Where the master's own page of health is. */
  String adminUrl() {
    return centre.adminUrl();
  }

  /** Rounds that an office has made. */
  long rounds(String place) throws IOException, InterruptedException {
    return link(place).path("rounds").asLong();
  }

  /**
   * Whether both offices hear at once of what is new, and have nothing that is still to be sent.
   */
  boolean atRest() throws IOException, InterruptedException {
    return atRest(link(SharedDatabases.NORTH)) && atRest(link(SharedDatabases.SOUTH));
  }

  private static boolean atRest(JsonNode link) {
    return link.path("listening").asBoolean() && link.path("pending_records").asLong(1) == 0;
  }

  private JsonNode link(String place) throws IOException, InterruptedException {
    DaemonProcess slave = place.equals(SharedDatabases.NORTH) ? north : south;
    return slave.answer(SYNC + "masters").path("items").path(0);
  }

  /** Those that the master keeps, newest first; no more than 1,000. */
  JsonNode conflicts() throws IOException, InterruptedException {
    return centre.answer(SYNC + "conflicts?all=true&limit=" + MOST_CONFLICTS).path("items");
  }

  String logs() throws IOException {
    return "centre:\n%s\nnorth:\n%s\nsouth:\n%s".formatted(centre.log(), north.log(), south.log());
  }

  @Override
  public void close() {
    south.close();
    north.close();
    centre.close();
  }
}
