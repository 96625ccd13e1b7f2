package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.portal.RecordingPortal;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.jspecify.annotations.Nullable;

/**
 * Two units on today's timetable, students who are seen by a terminal, a QR reader and the
 * lecturer's program, a lecturer portal and Firestore.
 */
final class DemoSchool implements AutoCloseable {
  static final String PORTAL_KEY = "demo-portal-key";
  static final String API_TOKEN = "demo-lecturers-token";

  /** Of the lessons before today's: the terminal has them in its log, the lecturer on paper. */
  private static final int PAST_AT_TERMINAL = 11;

  private static final int PAST_ON_PAPER = 4;
  private static final int FINGERPRINT = 1;

  private final List<Student> students =
      IntStream.range(0, DemoTerminals.PEOPLE.length).mapToObj(DemoSchool::student).toList();
  private final Lessons computing;
  private final Lessons mathematics;
  private final ZkTerminal hall;
  private final RecordingPortal portal = new RecordingPortal("X-API-Key", PORTAL_KEY);
  private final FirebaseSimulator firebase = new FirebaseSimulator(InstantSource.system(), false);
  private @Nullable QrReader reader;
  private int turn;

  /**
   * @param hall the terminal in the room where Computing is taught
   */
  DemoSchool(ZkTerminal hall, LocalDateTime now) {
    this.hall = hall;
    LocalDateTime began = now.minusMinutes(30).truncatedTo(ChronoUnit.MINUTES);
    computing = new Lessons("CS101", "Computing", 12, began);
    mathematics = new Lessons("MA201", "Mathematics", 8, began);
  }

  private static Student student(int index) {
    String pin = Integer.toString(DemoTerminals.FIRST_PIN + index);
    return new Student("J" + pin + "/2026", DemoTerminals.PEOPLE[index], pin);
  }

  /** Opens everything; the terminal has seen the lessons of the past weeks. */
  void start(Path folder, PrintStream out) throws IOException {
    portal.start();
    firebase.start();
    reader = QrReader.in(folder).orElse(null);
    if (reader == null) {
      out.println("no QR reader: that needs socat, which is not installed (apt install socat)");
    }
    for (int weeks = PAST_AT_TERMINAL; weeks > 0; weeks--) {
      for (int i = 0; i < students.size(); i++) {
        if (comes(i, weeks)) {
          LocalDateTime time = computing.begin(weeks).plusMinutes(5).plusSeconds(7L * i);
          hall.punchAt(time, students.get(i).pin(), 0, FINGERPRINT);
          computing.attends(students.get(i), weeks);
        }
      }
    }
  }

  /** Some come always, some seldom. */
  private static boolean comes(int student, int week) {
    return week * (student + 3) % 11 >= student;
  }

  /** The lecturer's notes of the past weeks. */
  void tellPast(DaemonUnderDemo daemon) throws IOException, InterruptedException {
    for (int weeks = PAST_ON_PAPER; weeks > 0; weeks--) {
      for (int i = 0; i < students.size(); i++) {
        if (comes(i, weeks)) {
          tell(daemon, students.get(i), weeks);
        }
      }
    }
  }

  /** Without a reader that works its students go to the terminal. */
  void withoutReader() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /**
   * A student comes to the lecture hall, or to the lecturer. Who was at the terminal goes to the
   * reader later, and the other way round: that must not count twice.
   */
  void step(DaemonUnderDemo daemon) throws IOException, InterruptedException {
    int round = turn / 3;
    Student first = students.get(round % students.size());
    Student other = students.get((round + students.size() / 2) % students.size());
    switch (turn++ % 3) {
      case 0 -> touch(first);
      case 1 -> show(other);
      default -> tell(daemon, first, 0);
    }
  }

  private void touch(Student student) {
    hall.punch(student.pin(), 0, FINGERPRINT);
    computing.attends(student, 0);
  }

  private void show(Student student) throws IOException {
    if (reader == null) {
      touch(student);
      return;
    }
    reader.scan(student.admissionNumber());
    computing.attends(student, 0);
  }

  private void tell(DaemonUnderDemo daemon, Student student, int weeksAgo)
      throws IOException, InterruptedException {
    String session = mathematics.session(weeksAgo);
    OffsetDateTime then =
        weeksAgo == 0
            ? OffsetDateTime.now(ZoneId.systemDefault())
            : mathematics.begin(weeksAgo).atZone(ZoneId.systemDefault()).toOffsetDateTime();
    daemon.call(
        "attendance",
        API_TOKEN,
        """
        {"id": "%s %s", "student": {"admission_number": "%s", "name": "%s"}, "session": {"id": "%s"}, "marked_at": "%s"}
        """
            .formatted(
                session, student.pin(), student.admissionNumber(), student.name(), session, then));
    mathematics.attends(student, weeksAgo);
  }

  String devices() {
    return "  - { id: lecture-hall, kind: zk, address: \"127.0.0.1:%d\", transport: tcp, poll_interval: 10s, room: LH1 }\n"
            .formatted(hall.port())
        + reader()
            .map(
                qr ->
                    "  - { id: qr-reader, kind: serial, port: \"%s\", debounce: 100ms, reply: {accepted: \"hex:06\"}, room: LH1 }\n"
                        .formatted(qr.port()))
            .orElse("")
        + "  - { id: lecturers, kind: api, tokens: [{ name: lecturers, token_file: lecturers.token, scopes: [attendance] }], room: LH2 }\n";
  }

  String attendance() {
    return """
        attendance:
          units: [%s, %s]
          timetable: [%s, %s]
        """
        .formatted(
            computing.unit(), mathematics.unit(), computing.line("LH1"), mathematics.line("LH2"));
  }

  String destinations() {
    return """
          - { id: portal, kind: portal, url: "%s", api_key_file: portal.key }
          - { id: firestore, kind: firestore, url: "%s", credentials_file: service-account.json }
        """
        .formatted(portal.url(), firebase.url());
  }

  /** What must lie beside the etc file, for the daemon alone to read. */
  Map<String, String> secrets() {
    return Map.of(
        "portal.key", PORTAL_KEY,
        "lecturers.token", API_TOKEN,
        "service-account.json", firebase.serviceAccountFile());
  }

  /** Who the people are that terminals know by a number. */
  String roster() {
    return students.stream()
        .map(one -> "%s,%s,%s\n".formatted(one.admissionNumber(), one.name(), one.pin()))
        .collect(Collectors.joining("", "admission_number,name,user_id\n", ""));
  }

  List<Student> students() {
    return students;
  }

  List<Lessons> units() {
    return List.of(computing, mathematics);
  }

  RecordingPortal portal() {
    return portal;
  }

  Optional<QrReader> reader() {
    return Optional.ofNullable(reader);
  }

  /** Scans at the reader: each is a punch. */
  int scans() {
    return reader().map(QrReader::scans).orElse(0);
  }

  /** Marks that there must be. */
  int marks() {
    return units().stream().mapToInt(Lessons::marks).sum();
  }

  int inPortal() {
    return portal.marks().size();
  }

  int inFirestore() {
    return (int)
        firebase.documents().keySet().stream().filter(name -> name.startsWith("marks/")).count();
  }

  /** Whether the daemon and both destinations have each mark once and each percentage right. */
  boolean agrees(JsonNode studentsOfDaemon) {
    Standings expected = Standings.expected(students, units());
    return inPortal() == marks()
        && inFirestore() == marks()
        && Standings.ofDaemon(studentsOfDaemon).equals(expected)
        && Standings.ofPortal(portal.marks().values()).equals(expected)
        && Standings.ofFirestore(firebase.documents()).equals(expected);
  }

  @Override
  public void close() throws IOException {
    try {
      withoutReader();
    } finally {
      portal.close();
      firebase.close();
    }
  }
}
