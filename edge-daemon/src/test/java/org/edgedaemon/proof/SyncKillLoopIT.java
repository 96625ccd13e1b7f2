package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.edgedaemon.simulator.cloudapi.StoredFile;
import org.edgedaemon.simulator.cloudapi.SyncCloud;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed again and again in the middle of a run of cloud sync, while the cloud
 * fails at random. Afterwards the cloud has each record and each file, once.
 */
class SyncKillLoopIT {
  private static final int KILLS = Integer.getInteger("sync.kills", 25);
  private static final long SEED = Long.getLong("kill.seed", 8_470);
  private static final int ROOMS = 1_500;
  private static final int LEAVES = 300;
  private static final String KEY = "cloud-key-of-the-proof";
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @TempDir private Path folder;

  @Test
  void killsNeitherLoseNorDouble() throws Exception {
    fillOffice();
    try (SyncCloud cloud = new SyncCloud(KEY).start();
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      cloud.rules().conflicts(false).reference("leaves", "room_id", "rooms");
      cloud.faults().withRate(0.02, WebFault.status(503));
      cloud.uploadFaults().withRate(0.05, WebFault.status(503));
      daemon.secret("cloud.key", KEY);
      daemon.configure(section(cloud));
      Random random = new Random(SEED);
      int midway = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        long before = calls(cloud);
        daemon.start();
        assertThat(Await.within(PATIENCE, () -> calls(cloud) > before)).as(daemon.log()).isTrue();
        Await.pause(random.nextInt(0, 120));
        daemon.kill();
        midway += cloud.size() < ROOMS + LEAVES ? 1 : 0;
      }
      cloud.faults().clear();
      cloud.uploadFaults().clear();
      daemon.start();
      daemon.awaitStarted();
      assertThat(Await.within(PATIENCE, () -> cloud.size() == ROOMS + LEAVES))
          .as(() -> cloud.size() + " records; " + daemon.log())
          .isTrue();
      assertThat(daemon.stop()).isIn(0, 143);
      assertThat(cloud.files()).hasSize(LEAVES);
      assertThat(cloud.files().stream().map(StoredFile::sha256).distinct()).hasSize(LEAVES);
      assertThat(cloud.orphans()).isZero();
      System.out.printf(
          "%d kills, %d in the middle of it: %d records, %d came again; %d files, %d came again%n",
          KILLS,
          midway,
          cloud.size(),
          cloud.repeats("rooms") + cloud.repeats("leaves"),
          cloud.files().size(),
          cloud.uploadCount() - LEAVES);
      assertThat(midway).as("kills that had something to break").isGreaterThan(KILLS / 5);
      // Only what was on its way at a kill, or was stored without an answer, may come again.
      assertThat(cloud.repeats("rooms") + cloud.repeats("leaves")).isLessThan(KILLS * 4L + 60);
      assertThat(cloud.uploadCount() - LEAVES).isLessThan(KILLS * 4L + 60);
    }
  }

  private static long calls(SyncCloud cloud) {
    return cloud.size() + cloud.uploadCount() + cloud.requests().size();
  }

  private String section(SyncCloud cloud) {
    return """
    cloud_sync:
      url: %s
      api_key_file: cloud.key
      every: 1m
      min_gap: 0s
      files: files
      database: {url: "jdbc:h2:file:%s;ACCESS_MODE_DATA=r;DATABASE_TO_LOWER=TRUE", username: office}
      datasets:
        - {name: rooms, source: jdbc, in_flight: 2, sql: "select id, name from rooms"}
        - name: leaves
          source: jdbc
          in_flight: 2
          sql: select id, room_id, slip from leaves
          references: {room_id: rooms}
          files: [{field: slip, directory: slips, types: [png]}]
    """
        .formatted(cloud.url(), folder.resolve("office"));
  }

  private void fillOffice() throws SQLException, IOException {
    Files.createDirectories(folder.resolve("files"));
    try (Connection office =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("office") + ";DATABASE_TO_LOWER=TRUE",
                "office",
                "");
        Statement statement = office.createStatement()) {
      statement.execute("create table rooms (id int primary key, name varchar(50))");
      statement.execute("create table leaves (id int primary key, room_id int, slip varchar(50))");
      statement.execute(
          "insert into rooms select \"X\", 'Room ' || \"X\" from system_range(1, " + ROOMS + ")");
      try (PreparedStatement leave =
          office.prepareStatement("insert into leaves values (?, ?, ?)")) {
        for (int id = 1; id <= LEAVES; id++) {
          Files.writeString(folder.resolve("files").resolve(id + ".png"), "slip " + id);
          leave.setInt(1, id);
          leave.setInt(2, id);
          leave.setString(3, id + ".png");
          leave.addBatch();
        }
        leave.executeBatch();
      }
    }
  }
}
