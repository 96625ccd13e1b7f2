package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.destination.firebase.FirebaseCredentials;
import org.edgedaemon.destination.firebase.FirestoreConfig;
import org.edgedaemon.destination.firebase.RealtimeDatabaseConfig;
import org.edgedaemon.destination.portal.PortalConfig;
import org.edgedaemon.device.api.ApiScope;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.punch.DeviceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtcAttendanceIT {
  private static final String DOOR =
      "devices: [{id: door, kind: zk, address: 10.0.0.1, room: LH1}]\n";

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void fixture() {
    etc = new EtcFixture(folder);
  }

  @Test
  void withoutASectionThereIsNoTimetable() throws IOException {
    AttendanceSettings attendance = etc.loaded(EtcFixture.HEAD).settings().attendance();
    assertThat(attendance.lessons()).isEqualTo(12);
    assertThat(attendance.slots()).isEmpty();
    assertThat(attendance.zone()).isEqualTo(EtcFixture.MACHINE_ZONE);
    assertThat(attendance.query()).isNull();
  }

  @Test
  void theWholeSection() throws IOException {
    etc.secret("school.password", "p4ss");
    Settings settings =
        etc.loaded(
                EtcFixture.HEAD
                    + DOOR
                    + """
                    attendance:
                      lessons: 14
                      early: 5m
                      late: 0s
                      units: [{code: CS101, name: Computing, lessons: 10}, {code: MA1}]
                      timetable:
                        - id: mon
                          unit: CS101
                          day: Monday
                          from: "08:00"
                          to: "10:30"
                          room: LH1
                          devices: [door]
                          valid_from: 2026-01-05
                          valid_to: 2026-04-30
                      timetable_query:
                        url: jdbc:mariadb://db.example/school
                        username: reader
                        password_file: school.password
                        sql: select * from timetable
                    """)
            .settings();

    AttendanceSettings attendance = settings.attendance();
    assertThat(attendance.early()).isEqualTo(Duration.ofMinutes(5));
    assertThat(attendance.late()).isZero();
    assertThat(attendance.rooms()).containsEntry(new DeviceId("door"), "LH1");
    assertThat(attendance.units())
        .containsExactly(
            new Unit(new UnitCode("CS101"), "Computing", 10),
            new Unit(new UnitCode("MA1"), "MA1", 14));
    assertThat(attendance.slots())
        .containsExactly(
            new Slot(
                "mon",
                new UnitCode("CS101"),
                DayOfWeek.MONDAY,
                LocalTime.of(8, 0),
                LocalTime.of(10, 30),
                "LH1",
                Set.of(new DeviceId("door")),
                LocalDate.of(2026, 1, 5),
                LocalDate.of(2026, 4, 30)));
    assertThat(attendance.query().every()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.toString()).doesNotContain("p4ss");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{lessons: 0} | is not a whole number from 1 to 1000",
        "{early: 13h} | is too long",
        "{lesson: 12} | is not a known key; did you mean 'lessons'?",
        "{units: [{code: A}, {code: A}]} | is already that of the unit on line",
        "{timetable: [{unit: A, day: monday, from: '8:00', to: '09:00', room: LH1}]} | id: is"
            + " missing",
        "{timetable: [{id: a, unit: A, day: moonday, from: '08:00', to: '09:00', room: LH1}]} | did"
            + " you mean 'monday'?",
        "{timetable: [{id: a, unit: A, day: monday, from: '8', to: '09:00', room: LH1}]} | is not a"
            + " time of day",
        "{timetable: [{id: a, unit: A, day: monday, from: '08:00', to: '09:00'}]} | has neither a"
            + " room nor a device",
        "{timetable: [{id: a@b, unit: A, day: monday, from: '08:00', to: '09:00', room: LH1}]} |"
            + " has an @",
        "{timetable: [{id: a, unit: A, day: monday, from: '08:00', to: '09:00', device: dor}]} |"
            + " did you mean 'door'?",
        "{timetable_query: {url: 'jdbc:mysql://u:secret@db/x', sql: 'select 1'}} | must not hold a"
            + " user or password",
        "{timetable_query: {url: 'http://db', sql: 'select 1'}} | is not a JDBC URL",
      })
  void whatIsWrongIsToldWithItsPlace(String attendance, String problem) throws IOException {
    assertThat(etc.refused(EtcFixture.HEAD + DOOR + "attendance: " + attendance + "\n"))
        .anySatisfy(line -> assertThat(line).startsWith("line ").contains(problem))
        .noneSatisfy(line -> assertThat(line).contains("secret@"));
  }

  @Test
  void aRoomThatNoDeviceHasDeservesALook() throws IOException {
    assertThat(
            etc.loaded(
                    EtcFixture.HEAD
                        + DOOR
                        + "attendance: {timetable: [{id: a, unit: A, day: monday, from: '08:00',"
                        + " to: '09:00', room: LH2}]}\n")
                .warnings())
        .anySatisfy(line -> assertThat(line).contains("no device has this room"));
  }

  @Test
  void anApiWithItsTokens() throws IOException {
    etc.secret("lib.token", "0123456789abcdef");
    DeviceSettings.Api api =
        (DeviceSettings.Api)
            etc.loaded(
                    EtcFixture.HEAD
                        + "devices: [{id: lan, kind: api, rate: 20/s, listen: 127.0.0.1:8500,"
                        + " tokens: [{name: lib, token_file: lib.token, scopes: [punches,"
                        + " attendance]}]}]\n")
                .settings()
                .devices()
                .get(0);
    assertThat(api.api().config().ratePerSecond()).isEqualTo(20);
    assertThat(api.api().listen()).isEqualTo(new ApiSettings.Listen("127.0.0.1", 8500));
    assertThat(api.api().config().tokens().get(0).scopes())
        .containsExactlyInAnyOrder(ApiScope.PUNCHES, ApiScope.ATTENDANCE);
    assertThat(api.toString()).doesNotContain("0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: lan, kind: api} | must be 1 to 100 tokens",
        "{id: lan, kind: api, tokens: [{name: a, token_file: good.token}]} | scopes: is missing",
        "{id: lan, kind: api, tokens: [{name: a, scopes: [attendance]}]} | token_file: is missing",
        "{id: lan, kind: api, tokens: [{name: a, token_file: short.token, scopes: [attendance]}]} |"
            + " 16 or more",
        "{id: lan, kind: api, tokens: [{name: a, token_file: good.token, scopes: [atendance]}]} |"
            + " did you mean 'attendance'?",
        "{id: lan, kind: api, tokens: [{name: a, token_file: good.token, scopes: [attendance]},"
            + " {name: b, token_file: good.token, scopes: [punches]}]} | is the same token",
        "{id: lan, kind: api, rate: 100, tokens: [{name: a, token_file: good.token, scopes:"
            + " [attendance]}]} | is not a rate",
        "{id: lan, kind: api, listen: 0.0.0.0:8470, tokens: [{name: a, token_file: good.token,"
            + " scopes: [attendance]}]} | is where the admin port is",
      })
  void anApiIsReadStrictly(String device, String problem) throws IOException {
    etc.secret("good.token", "0123456789abcdef").secret("short.token", "0123");
    assertThat(etc.refused(EtcFixture.HEAD + "devices: [" + device + "]\n"))
        .anySatisfy(line -> assertThat(line).contains(problem))
        .noneSatisfy(line -> assertThat(line).contains("0123"));
  }

  @Test
  void destinationsWithTheirDefaults() throws IOException {
    etc.secret("portal.key", "k").secret("account.json", ServiceAccounts.json());
    Settings settings =
        etc.loaded(
                EtcFixture.HEAD
                    + """
                    destinations:
                      - {id: portal, kind: portal, url: "https://portal.example", api_key_file: portal.key}
                      - {id: store, kind: firestore, credentials_file: account.json}
                      - {id: rtdb, kind: realtime-database, url: "https://p.firebaseio.com", credentials_file: account.json}
                    """)
            .settings();
    PortalConfig portal = ((DestinationSettings.Portal) settings.destinations().get(0)).config();
    assertThat(portal.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(portal.accepts()).containsExactly(EntryKind.MARK);
    FirestoreConfig store =
        ((DestinationSettings.Firestore) settings.destinations().get(1)).config();
    assertThat(store.project()).isEqualTo("my-project");
    assertThat(store.url()).isEqualTo(FirestoreConfig.DEFAULT_URL);
    assertThat(store.credentials()).isInstanceOf(FirebaseCredentials.Account.class);
    RealtimeDatabaseConfig rtdb =
        ((DestinationSettings.RealtimeDatabase) settings.destinations().get(2)).config();
    assertThat(rtdb.accepts()).containsExactlyInAnyOrder(EntryKind.MARK, EntryKind.STUDENT);
    assertThat(settings.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void emulatorsOfTheEnvironmentNeedNoCredentials() throws IOException {
    etc.environment.put("FIRESTORE_EMULATOR_HOST", "127.0.0.1:8080");
    etc.environment.put("FIREBASE_DATABASE_EMULATOR_HOST", "localhost:9000");
    Settings settings =
        etc.loaded(
                EtcFixture.HEAD
                    + """
                    destinations:
                      - {id: store, kind: firestore, project: demo}
                      - {id: rtdb, kind: realtime-database, url: "https://my-base.firebaseio.com"}
                    """)
            .settings();
    FirestoreConfig store =
        ((DestinationSettings.Firestore) settings.destinations().get(0)).config();
    assertThat(store.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(store.credentials()).isInstanceOf(FirebaseCredentials.Emulator.class);
    RealtimeDatabaseConfig rtdb =
        ((DestinationSettings.RealtimeDatabase) settings.destinations().get(1)).config();
    assertThat(rtdb.url()).isEqualTo(URI.create("http://localhost:9000"));
    assertThat(rtdb.namespace()).isEqualTo("my-base");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: p, kind: portal} | url: is missing; write enabled: false",
        "{id: s, kind: firestore, project: demo} | credentials_file: is missing; write enabled:"
            + " false",
        "{id: s, kind: firestore, project: demo, credentials_file: bad.json} | is no service"
            + " account's key",
        "{id: s, kind: firestore, project: demo, credentials_file: none.json} | cannot be read",
        "{id: r, kind: realtime-database, url: 'https://x.firebaseio.com'} | credentials_file: is"
            + " missing; write enabled: false",
        "{id: r, kind: realtime-database, credentials_file: bad.json} | url: is missing; write"
            + " enabled: false",
        "{id: s, kind: firestore, project: demo, url: 'http://10.0.0.1:80', credentials_file:"
            + " good.json} | must be an https address",
        "{id: s, kind: firestore, url: 'http://127.0.0.1:80', project: demo, collections: {mark:"
            + " x}} | is not a known key; did you mean 'marks'?",
        "{id: s, kind: firestore, url: 'http://127.0.0.1:80', project: demo, collections: {marks:"
            + " a/b}} | cannot be a collection",
        "{id: s, kind: firestore, url: 'http://127.0.0.1:80', project: demo, fields: {marks: {a: x,"
            + " b: x}}} | cannot both be called x",
        "{id: s, kind: firestore, url: 'http://127.0.0.1:80', project: demo, batch: 501} | is not a"
            + " whole number from 1",
        "{id: p, kind: portal, url: 'https://p.example', key_header: 'Content-Type'} | cannot carry"
            + " a key",
        "{id: p, kind: portal, url: 'https://p.example', accepts: []} | must name at least one",
      })
  void destinationsAreReadStrictly(String destination, String problem) throws IOException {
    etc.secret("bad.json", "{\"type\":\"user\"}").secret("good.json", ServiceAccounts.json());
    assertThat(etc.refused(EtcFixture.HEAD + "destinations: [" + destination + "]\n"))
        .anySatisfy(line -> assertThat(line).contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: p, kind: portal, enabled: false} | url: is missing",
        "{id: s, kind: firestore, project: demo, enabled: false} | credentials_file: is missing",
        "{id: r, kind: realtime-database, enabled: false} | url: is missing",
      })
  void whatIsSwitchedOffNeedsNothing(String destination, String warning) throws IOException {
    EtcResult.Loaded loaded = etc.loaded(EtcFixture.HEAD + "destinations: [" + destination + "]\n");
    assertThat(loaded.settings().destinations()).isEmpty();
    assertThat(loaded.warnings()).anySatisfy(line -> assertThat(line).contains(warning));
  }

  @Test
  void fieldsAreRenamedAndLeftOut() throws IOException {
    FirestoreConfig store =
        ((DestinationSettings.Firestore)
                etc.loaded(
                        EtcFixture.HEAD
                            + """
                            destinations:
                              - id: s
                                kind: firestore
                                url: http://127.0.0.1:80
                                project: demo
                                collections: {students: schools/north/pupils}
                                fields:
                                  marks: {student.admission_number: regNo, student.phone: ""}
                            """)
                    .settings()
                    .destinations()
                    .get(0))
            .config();
    assertThat(store.layout().collections())
        .containsEntry(EntryKind.STUDENT, "schools/north/pupils");
    assertThat(store.layout().fields().get(EntryKind.MARK).renamed())
        .containsEntry("student.admission_number", "regNo")
        .containsEntry("student.phone", "");
  }
}
