package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.config.CloudSyncSettings.DatasetSettings;
import org.edgedaemon.config.CloudSyncSettings.FromCallers;
import org.edgedaemon.config.CloudSyncSettings.FromDatabase;
import org.edgedaemon.config.CloudSyncSettings.FromJournal;
import org.edgedaemon.config.CloudSyncSettings.Take;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.jdbc.RowVersion;
import org.edgedaemon.dataset.run.Pace;
import org.edgedaemon.dataset.run.Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtcCloudSyncIT {
  private static final Path EXAMPLE = Path.of("..", "etc", "cloud-sync", "edge-daemon.yml");
  private static final String ROOMS = "{name: rooms, source: jdbc, sql: select id from rooms}";

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void fixture() throws IOException {
    etc = new EtcFixture(folder);
    etc.secret("cloud.key", "k3y-of-the-cloud").secret("office.password", "p4ss");
  }

  @Test
  void withoutASectionThereIsNone() throws IOException {
    assertThat(etc.loaded(EtcFixture.HEAD).settings().cloudSync()).isNull();
  }

  @Test
  void theShippedExampleHasNineDatasetsInAnOrder() throws IOException {
    EtcResult.Loaded loaded = etc.loaded(Files.readString(EXAMPLE));

    CloudSyncSettings sync = loaded.settings().cloudSync();
    List<Dataset> datasets = sync.datasets().stream().map(DatasetSettings::dataset).toList();
    assertThat(datasets)
        .extracting(dataset -> dataset.name().value())
        .containsExactly(
            "rooms",
            "cameras",
            "faculties",
            "teaching_loads",
            "attendance_records",
            "leaves",
            "passes",
            "recognition_logs",
            "stream_recordings");
    assertThat(datasets)
        .extracting(Dataset::windowDays)
        .containsExactly(0, 0, 0, 0, 30, 90, 90, 7, 7);
    assertThat(Plan.of(datasets)).isInstanceOf(Plan.Good.class);
    assertThat(sync.pace()).isEqualTo(new Pace.Every(Duration.ofHours(1)));
    assertThat(sync.minGap()).isEqualTo(Duration.ofMinutes(5));
    FromDatabase rooms = (FromDatabase) sync.datasets().get(0).source();
    assertThat(rooms.database().longest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(rooms.database().zone()).isEqualTo(EtcFixture.MACHINE_ZONE);
    assertThat(loaded.settings().toString()).doesNotContain("p4ss", "k3y-of");
  }

  @Test
  void everyKeyOfADataset() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    EtcResult.Loaded loaded =
        etc.loaded(
            EtcFixture.HEAD
                + """
                cloud_sync:
                  url: https://cloud.example/api
                  api_key_file: cloud.key
                  schedule: "0 2 * * *"
                  min_gap: 0s
                  timeout: 5s
                  transfer_timeout: 1h
                  connections: 4
                  time_zone: Europe/Berlin
                  files: files
                  database:
                    url: jdbc:postgresql://db.example/office
                    username: office
                    password_file: office.password
                    time_zone: Asia/Tokyo
                    timeout: 7s
                    longest: 20m
                  datasets:
                    - {name: people, path: staff, source: journal, take: people, id: user_id}
                    - name: leaves
                      order: 7
                      source: jdbc
                      ids: select id, changed from leaves where at >= :since
                      sql: select * from leaves where id in (:ids)
                      id: id
                      version: changed
                      update: put
                      window: 90
                      references: {person_id: people}
                      in_flight: 3
                      batch: 50
                      hours: "22:00-06:00"
                      file_hours: "00:00-04:00"
                      bandwidth: 2MB
                      files:
                        - field: slip
                          directory: slips
                          max: 10MB
                          types: [JPG, .png]
                          required: true
                          reencode: {max_pixels: 800, quality: 60}
                        - {field: video, directory: videos, enabled: false}
                    - {name: puts, source: api, records: rooms, update: post}
                """);

    CloudSyncSettings sync = loaded.settings().cloudSync();
    assertThat(sync.cloud().maxConnections()).isEqualTo(4);
    assertThat(sync.cloud().transferTimeout()).isEqualTo(Duration.ofHours(1));
    assertThat(sync.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(sync.pace()).isInstanceOf(Pace.Cron.class);
    assertThat(sync.datasets().get(0).source()).isEqualTo(new FromJournal(Take.PEOPLE));
    assertThat(sync.datasets().get(0).dataset().order()).isEqualTo(1);
    assertThat(sync.datasets().get(0).dataset().inFlight()).as("of 4 connections").isEqualTo(4);
    assertThat(sync.datasets().get(2).source())
        .isEqualTo(new FromCallers(new DatasetName("rooms")));
    FromDatabase source = (FromDatabase) sync.datasets().get(1).source();
    assertThat(source.queries().version()).isEqualTo(new RowVersion.Column("changed"));
    assertThat(source.database().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(source.database().longest()).isEqualTo(Duration.ofMinutes(20));
    assertThat(sync.datasets().get(1).dataset())
        .isEqualTo(
            new Dataset(
                new DatasetName("leaves"),
                "leaves",
                7,
                Set.of(new DatasetName("people")),
                Map.of("person_id", new DatasetName("people")),
                "id",
                90,
                List.of(
                    new FileField(
                        "slip",
                        files,
                        "slips",
                        10_000_000,
                        Set.of("jpg", "png"),
                        true,
                        true,
                        Optional.of(new FileField.Reencode(800, 60))),
                    new FileField(
                        "video",
                        files,
                        "videos",
                        100_000_000,
                        Set.of(),
                        false,
                        false,
                        Optional.empty())),
                3,
                50,
                Optional.of(Dataset.Update.PUT),
                new Hours(LocalTime.of(22, 0), LocalTime.of(6, 0)),
                new Hours(LocalTime.MIDNIGHT, LocalTime.of(4, 0)),
                2_000_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: Rooms, source: api} | is not a name of a dataset",
        "{source: api} | name: is missing",
        "{name: a} | source: is missing",
        "{name: a, source: jdbd} | did you mean 'jdbc'?",
        "{name: a, source: jdbc} | sql: is missing",
        "{name: a, source: jdbc, sql: 'select :x'} | :x",
        "{name: a, source: jdbc, sql: 'select 1', windw: 3} | did you mean 'window'?",
        "{name: a, source: jdbc, sql: 'select 1', window: 3} | does not ask for :since",
        "{name: a, source: jdbc, sql: 'select 1', update: put} | needs a version",
        "{name: a, source: journal, take: punch} | did you mean 'punches'?",
        "{name: a, source: journal, take: punches, sql: x} | sql: is not a known key",
        "{name: a, source: api, after: [room]} | is not the name of a dataset; did you mean"
            + " 'rooms'?",
        "{name: a, source: api, references: {r: room}} | did you mean 'rooms'?",
        "{name: a, source: api, after: [a]} | a dataset cannot come after itself",
        "{name: rooms, source: api} | is already the name of the dataset on line",
        "{name: a, source: api, batch: 0} | is not a whole number from 1 to 1000",
        "{name: a, source: api, in_flight: 17} | is more than the 16 connections of cloud_sync",
        "{name: a, source: api, hours: '22-6'} | is not a part of the day",
        "{name: a, source: api, files: [{field: f, directory: d}]} | name the folder of files",
        "{name: a, source: api, files: [{field: f, directory: ../d, root: x}]} | is not a path",
        "{name: a, source: jdbc, sql: x, database: {url: 'jdbc:db2:x'}} | must start with one of",
        "{name: a, source: jdbc, sql: x, database: {url: 'jdbc:h2:x;PASSWORD=hush'}} | must not"
            + " hold a user or password",
      })
  void whatIsWrongIsToldWithItsPlace(String dataset, String problem) throws IOException {
    assertThat(etc.refused(yaml("[" + ROOMS + ", " + dataset + "]")))
        .anySatisfy(line -> assertThat(line).startsWith("line ").contains(problem))
        .noneSatisfy(line -> assertThat(line).contains("hush"));
  }

  @Test
  void aCircleIsToldOnceWhereItBegins() throws IOException {
    assertThat(
            etc.refused(
                yaml(
                    """

                        - {name: a, source: api, after: [rooms, c]}
                        - {name: b, source: api, references: {x: a}}
                        - {name: c, source: api, after: [b]}
                        - %s
                    """
                        .formatted(ROOMS))))
        .containsExactly(
            "line 8: cloud_sync.datasets[a].after: datasets come after each other in a circle: a"
                + " after c after b after a");
  }

  @Test
  void allProblemsAreToldAtOnce() throws IOException {
    assertThat(
            etc.refused(
                EtcFixture.HEAD
                    + """
                    cloud_sync:
                      url: ftp://cloud
                      api_key: in-the-open
                      every: 1h
                      schedule: "* * *"
                      databse: {}
                      datasets: [{name: a, source: jdbc, sql: select 1}]
                    """))
        .hasSize(6)
        .noneSatisfy(line -> assertThat(line).contains("in-the-open"));
  }

  private static String yaml(String datasets) {
    return EtcFixture.HEAD
        + "cloud_sync:\n  url: https://cloud.example/api\n  api_key_file: cloud.key\n"
        + "  database: {url: 'jdbc:h2:mem:x'}\n  datasets: "
        + datasets
        + "\n";
  }
}
