package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.edgedaemon.simulator.cloudapi.StoredFile;
import org.edgedaemon.simulator.cloudapi.SyncCloud;

/**
 * Nine datasets in an office's database and the cloud that is to have them too. What the daemon is
 * told about them is the shipped example, with the addresses of the demo.
 */
final class DemoCloudSync implements AutoCloseable {
  private final String key = UUID.randomUUID().toString();
  private final SyncCloud cloud = new SyncCloud(key);
  private final DemoOffice office;
  private final String section;

  /**
   * @param folder for the office's files
   * @param example the folder of the shipped example
   */
  DemoCloudSync(Path folder, Path example) throws IOException, SQLException {
    office = new DemoOffice(folder, example.resolve("office-schema.mariadb.sql"));
    cloud.start();
    cloud.rules().reference("cameras", "room_id", "rooms");
    cloud.rules().reference("teaching-loads", "faculty_id", "faculties");
    cloud.rules().reference("leaves", "faculty_id", "faculties");
    cloud.rules().reference("recognition-logs", "camera_id", "cameras");
    String text = Files.readString(example.resolve("edge-daemon.yml"));
    section =
        text.substring(text.indexOf("\ncloud_sync:") + 1)
            .replace("https://cloud.example/api", cloud.url())
            .replace("api_key_file: cloud.key", "api_key_file: cloud-sync.key")
            .replaceFirst("url: jdbc:\\S+", "url: " + office.url())
            .replace("username: office", "username: " + DemoOffice.READER)
            .replace("/srv/office/files", office.files().root().toString());
  }

  /** Of the daemon's etc file. */
  String section() {
    return section;
  }

  Map<String, String> secrets() {
    return Map.of("cloud-sync.key", key, "office.password", DemoOffice.READER_PASSWORD);
  }

  String url() {
    return cloud.url();
  }

  DemoOffice office() {
    return office;
  }

  /** Whether the cloud has each record and each file once, and none before what it refers to. */
  boolean agrees() throws IOException {
    long repeats = 0;
    for (OfficeTable table : OfficeTable.values()) {
      if (office.count(table) != inCloud(table)) {
        return false;
      }
      repeats += cloud.repeats(table.collection());
    }
    return repeats == 0
        && cloud.orphans() == 0
        && cloud.files().size() == office.files().count()
        && cloud.files().stream().mapToInt(StoredFile::times).allMatch(times -> times == 1);
  }

  long inOffice() throws IOException {
    long all = 0;
    for (OfficeTable table : OfficeTable.values()) {
      all += office.count(table);
    }
    return all;
  }

  long inCloud() {
    return cloud.size();
  }

  long inCloud(OfficeTable table) {
    return cloud.size(table.collection());
  }

  int filesInCloud() {
    return cloud.files().size();
  }

  @Override
  public void close() throws IOException {
    try {
      cloud.close();
    } finally {
      office.close();
    }
  }
}
