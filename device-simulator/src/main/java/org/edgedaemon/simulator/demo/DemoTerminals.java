package org.edgedaemon.simulator.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.edgedaemon.simulator.hikvision.EnrolledUser;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.HikvisionTerminalBuilder;
import org.edgedaemon.simulator.hikvision.LoggedEvent;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.LoggedPunch;
import org.edgedaemon.simulator.zk.TerminalUser;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;

/**
 * Terminals as offices have them: of ZKTeco one on TCP, one old one on UDP, one on TCP with a comm
 * key and wider records, and one in a lecture hall, where only students go; and one of Hikvision.
 */
final class DemoTerminals implements AutoCloseable {
  static final int COMM_KEY = 246_810;
  static final String LOBBY_PASSWORD = "Gr4ndHall";
  private static final int OLD_PUNCHES = 2_000;
  static final String[] PEOPLE = {
    "Amina", "Brian", "Chen", "Dalila", "Esi", "Farid", "Grace", "Hugo"
  };
  static final int FIRST_PIN = 101;

  /** Each punch there is followed by the door's unlocking and locking. */
  private static final int OLD_EVENTS = 3 * OLD_PUNCHES;

  private static final int FACE = 75;
  private static final Set<Integer> PASSED = Set.of(1, 38, FACE);

  final ZkTerminal frontDoor = base("DEMO-TCP-40").carriers(Carriers.TCP).build();
  final ZkTerminal warehouse =
      base("DEMO-UDP-16")
          .carriers(Carriers.UDP)
          .attendanceWidth(AttendanceWidth.EXTENDED_16)
          .eventLength(12)
          .build();
  final ZkTerminal office =
      base("DEMO-TCP-49")
          .carriers(Carriers.TCP)
          .commKey(COMM_KEY)
          .attendanceWidth(AttendanceWidth.VISIBLE_LIGHT_49)
          .eventLength(52)
          .build();

  final ZkTerminal lectureHall = base("DEMO-HALL").oldPunches(0).carriers(Carriers.TCP).build();

  final HikvisionTerminal lobby = hikvision().build();

  private final Random random = new Random();
  private int next;

  private static ZkTerminalBuilder base(String serial) {
    ZkTerminalBuilder builder = ZkTerminal.builder().serial(serial).oldPunches(OLD_PUNCHES);
    IntStream.range(0, PEOPLE.length)
        .forEach(
            i -> builder.user(new TerminalUser(i + 1, Integer.toString(FIRST_PIN + i), PEOPLE[i])));
    return builder;
  }

  private static HikvisionTerminalBuilder hikvision() {
    HikvisionTerminalBuilder builder =
        HikvisionTerminal.builder()
            .serialNumber("DEMO-LOBBY")
            .login(login -> login.account("admin", LOBBY_PASSWORD))
            .oldEvents(OLD_EVENTS);
    IntStream.range(0, PEOPLE.length)
        .forEach(i -> builder.user(new EnrolledUser(Integer.toString(FIRST_PIN + i), PEOPLE[i])));
    return builder;
  }

  void start() {
    zk().forEach(ZkTerminal::start);
    lobby.start();
  }

  /** Somebody touches one of the terminals of the office, each in turn. */
  void punch() {
    List<ZkTerminal> offices = List.of(frontDoor, warehouse, office);
    int turn = next++ % (offices.size() + 1);
    String pin = Integer.toString(FIRST_PIN + random.nextInt(PEOPLE.length));
    if (turn == offices.size()) {
      lobby.punch(pin, FACE);
    } else {
      offices.get(turn).punch(pin, random.nextInt(2), 1);
    }
  }

  /**
   * Punches that the terminals hold: of ZKTeco, equal in person, second, state and verification is
   * one; of Hikvision, a record with a person who was let in is one.
   */
  int distinctPunches() {
    int count = (int) lobby.log().stream().filter(DemoTerminals::isPunch).count();
    for (ZkTerminal terminal : zk()) {
      Set<LoggedPunch> distinct = new HashSet<>(terminal.log());
      count += distinct.size();
    }
    return count;
  }

  private static boolean isPunch(LoggedEvent event) {
    return event.major() == 5 && PASSED.contains(event.minor()) && !event.employeeNo().isEmpty();
  }

  /** What a well-behaved client never does; empty when it did not. */
  List<String> violations() {
    return Stream.concat(
            zk().stream().flatMap(terminal -> terminal.protocolViolations().stream()),
            lobby.protocolViolations().stream())
        .toList();
  }

  private List<ZkTerminal> zk() {
    return List.of(frontDoor, warehouse, office, lectureHall);
  }

  @Override
  public void close() {
    zk().forEach(ZkTerminal::close);
    lobby.close();
  }
}
