package org.edgedaemon.simulator.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.LoggedPunch;
import org.edgedaemon.simulator.zk.TerminalUser;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;

/**
 * Three terminals as offices have them: one on TCP, one old one on UDP, one on TCP with a comm key
 * and wider records.
 */
final class DemoTerminals implements AutoCloseable {
  static final int COMM_KEY = 246_810;
  private static final int OLD_PUNCHES = 2_000;
  private static final String[] PEOPLE = {
    "Amina", "Brian", "Chen", "Dalila", "Esi", "Farid", "Grace", "Hugo"
  };
  private static final int FIRST_PIN = 101;

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

  private final Random random = new Random();
  private int next;

  private static ZkTerminalBuilder base(String serial) {
    ZkTerminalBuilder builder = ZkTerminal.builder().serial(serial).oldPunches(OLD_PUNCHES);
    IntStream.range(0, PEOPLE.length)
        .forEach(
            i -> builder.user(new TerminalUser(i + 1, Integer.toString(FIRST_PIN + i), PEOPLE[i])));
    return builder;
  }

  void start() {
    all().forEach(ZkTerminal::start);
  }

  /** Somebody touches one of the terminals, each in turn. */
  void punch() {
    ZkTerminal terminal = all().get(next++ % all().size());
    String pin = Integer.toString(FIRST_PIN + random.nextInt(PEOPLE.length));
    terminal.punch(pin, random.nextInt(2), 1);
  }

  /** Punches that the terminals hold: equal in person, second, state and verification is one. */
  int distinctPunches() {
    int count = 0;
    for (ZkTerminal terminal : all()) {
      Set<LoggedPunch> distinct = new HashSet<>(terminal.log());
      count += distinct.size();
    }
    return count;
  }

  /** What a well-behaved client never does; empty when it did not. */
  List<String> violations() {
    return all().stream().flatMap(terminal -> terminal.protocolViolations().stream()).toList();
  }

  private List<ZkTerminal> all() {
    return List.of(frontDoor, warehouse, office);
  }

  @Override
  public void close() {
    all().forEach(ZkTerminal::close);
  }
}
