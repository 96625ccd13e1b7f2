package org.edgedaemon.proof;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.hikvision.EventFacts;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.HikvisionTerminalBuilder;
import org.edgedaemon.simulator.hikvision.LoggedEvent;
import org.edgedaemon.simulator.hikvision.TerminalCounts;

/**
 * A Hikvision terminal at which people punch. It knows every punch that its log ever held, also
 * those from before a reset, and which of them a push was answered 200 for.
 */
final class Lobby implements AutoCloseable {
  static final String PASSWORD = "Hk7-lobby-Q2x9";
  static final String PASSWORD_FILE = "hik.password";
  private static final int PEOPLE = 50;
  private static final int[] VERIFIED = {75, 38, 1};
  private static final Set<Integer> PUNCHES = Set.of(75, 38, 1);

  final String id;
  final HikvisionTerminal terminal;
  private final Random random;
  private final Set<String> heldBefore = new HashSet<>();
  private final Set<String> acknowledgedBefore = new HashSet<>();
  private int pushesBefore;
  private int epoch;
  private boolean resting;
  private String hook = "";

  Lobby(String id, long seed, UnaryOperator<HikvisionTerminalBuilder> form) {
    this.id = id;
    this.random = new Random(seed);
    this.terminal =
        form.apply(
                HikvisionTerminal.builder()
                    .serialNumber("DS-PROOF-" + id)
                    .port(FreePort.take())
                    .login(login -> login.account("proof", PASSWORD))
                    .push(push -> push.resendEvery(java.time.Duration.ofMillis(300)))
                    .users(PEOPLE))
            .build();
  }

  /** As the terminal is after {@code device arm}: it pushes to the daemon's listener. */
  Lobby pushingTo(int port, String path) {
    hook = ", webhook: { listen: \"127.0.0.1:%d\", path: %s }".formatted(port, path);
    terminal.pushTo(URI.create("http://127.0.0.1:" + port + path));
    return this;
  }

  /** Its lines of the etc file. The password is in {@link #PASSWORD_FILE}. */
  String section() {
    return "  - { id: %s, kind: hikvision, url: \"%s\", username: proof, password_file: %s%s }%n"
        .formatted(id, terminal.url(), PASSWORD_FILE, hook + ", poll_interval: 5s");
  }

  /** Somebody punches; of twenty one is refused, which is no punch although the number is known. */
  synchronized void punch() {
    if (resting) {
      return;
    }
    String person = "%05d".formatted(1 + random.nextInt(PEOPLE));
    if (random.nextInt(20) == 0) {
      terminal.event(EventFacts.denied(6).employee(person));
    } else {
      terminal.punch(person, VERIFIED[random.nextInt(VERIFIED.length)]);
    }
  }

  /** Nobody comes here for now. */
  synchronized void rest() {
    resting = true;
  }

  synchronized void goOn() {
    resting = false;
  }

  /** Whether it has nothing left to push. */
  boolean pushedAll() {
    List<Long> pushed = terminal.pushedSerials();
    return hook.isEmpty()
        || !pushed.isEmpty() && pushed.get(pushed.size() - 1) == terminal.newestSerial();
  }

  /** The log is empty and numbers begin at 1; what it held must be known to all by now. */
  synchronized void reset() {
    heldBefore.addAll(current());
    acknowledgedBefore.addAll(currentAcknowledged());
    pushesBefore = terminal.pushedSerials().size();
    epoch++;
    terminal.factoryReset();
  }

  synchronized Set<String> held() {
    return union(heldBefore, current());
  }

  /** The ids of all punches of which the terminal was told that they are safe. */
  synchronized Set<String> acknowledged() {
    return union(acknowledgedBefore, currentAcknowledged());
  }

  List<String> misbehaviour() {
    TerminalCounts counts = terminal.counts();
    return Stream.of(
            terminal.protocolViolations().stream(),
            terminal.writes().stream().map(write -> "written: " + write),
            Stream.of(counts.failedLogins() + " failed logins")
                .filter(text -> counts.failedLogins() > 0))
        .flatMap(found -> found)
        .map(found -> id + ": " + found)
        .toList();
  }

  private Set<String> current() {
    return terminal.log().stream()
        .filter(Lobby::isPunch)
        .map(event -> key(event.serial()))
        .collect(Collectors.toSet());
  }

  private Set<String> currentAcknowledged() {
    List<Long> pushed = terminal.pushedSerials();
    Set<String> acknowledged =
        pushed.subList(pushesBefore, pushed.size()).stream()
            .map(this::key)
            .collect(Collectors.toSet());
    acknowledged.retainAll(current());
    return acknowledged;
  }

  private static boolean isPunch(LoggedEvent event) {
    return event.major() == 5 && PUNCHES.contains(event.minor()) && !event.employeeNo().isEmpty();
  }

  /** Written here from the rule, not taken from the daemon. */
  private String key(long serial) {
    String natural = "hik|" + terminal.identity().serialNumber() + "|" + epoch + "|" + serial;
    return EventId.ofNaturalKey(natural).value();
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  @Override
  public void close() {
    terminal.close();
  }
}
