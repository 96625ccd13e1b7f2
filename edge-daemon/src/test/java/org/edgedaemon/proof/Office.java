package org.edgedaemon.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.cloud.ReceivedRecord;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import org.edgedaemon.simulator.web.WebFault;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import org.edgedaemon.simulator.zk.Carriers;
import org.edgedaemon.simulator.zk.LoggedPunch;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.edgedaemon.simulator.zk.ZkTerminalBuilder;

/**
 * What stands around the daemon: three terminals and perhaps some lobbies at which people punch all
 * the time, also while the daemon is dead, and a cloud. It knows what must have arrived.
 */
final class Office implements AutoCloseable {
  static final int COMM_KEY = 730_416;
  static final String API_KEY = "proof-cloud-key-b7e2d0";
  private static final int PEOPLE = 200;
  private static final int FIRST_PIN = 1001;
  private static final int[] VERIFY = {0, 1, 4, 15};

  final RecordingCloud cloud;
  private final Map<String, ZkTerminal> terminals = new LinkedHashMap<>();
  private final List<Lobby> lobbies;
  private final Random random;
  private final ScheduledExecutorService people =
      Executors.newSingleThreadScheduledExecutor(Office::daemonThread);
  private final Map<Long, String> idBySequence = new ConcurrentHashMap<>();
  private final Collection<String> reused = new ConcurrentLinkedQueue<>();

  Office(long seed, int oldPunches, Lobby... lobbies) {
    random = new Random(seed);
    this.lobbies = List.of(lobbies);
    terminal("PROOF-TCP", oldPunches, builder -> builder.carriers(Carriers.TCP));
    terminal(
        "PROOF-UDP",
        oldPunches,
        builder ->
            builder
                .carriers(Carriers.UDP)
                .attendanceWidth(AttendanceWidth.EXTENDED_16)
                .eventLength(12));
    terminal(
        "PROOF-KEY",
        oldPunches,
        builder ->
            builder
                .carriers(Carriers.TCP)
                .commKey(COMM_KEY)
                .attendanceWidth(AttendanceWidth.VISIBLE_LIGHT_49)
                .eventLength(52));
    cloud = RecordingCloud.builder().port(FreePort.take()).key(API_KEY).seed(seed).build().start();
    cloud.onRecord(this::onRecord);
    online();
  }

  private interface Form {
    ZkTerminalBuilder of(ZkTerminalBuilder builder);
  }

  private void terminal(String serial, int oldPunches, Form form) {
    ZkTerminalBuilder builder =
        ZkTerminal.builder()
            .serial(serial)
            .port(FreePort.take())
            .users(PEOPLE)
            .oldPunches(oldPunches);
    terminals.put(serial, form.of(builder).build());
  }

  private static Thread daemonThread(Runnable task) {
    Thread thread = new Thread(task, "people");
    thread.setDaemon(true);
    return thread;
  }

  /** The etc file's sections; the daemon must have the secrets beside it. */
  String sections(String poll, String moreOfTheCloud) {
    int[] ports = terminals.values().stream().mapToInt(ZkTerminal::port).toArray();
    return """
        devices:
          - { id: tcp, kind: zk, address: "127.0.0.1:%d", transport: tcp, poll_interval: %s }
          - { id: udp, kind: zk, address: "127.0.0.1:%d", transport: udp, poll_interval: %s }
          - { id: key, kind: zk, address: "127.0.0.1:%d", transport: auto, comm_key_file: key.key, poll_interval: %s }
        %sdestinations:
          - id: cloud
            kind: cloud
            url: "%s"
            api_key_file: cloud.key
            batch: 50
            timeout: 3s
            retry: { first_delay: 50ms, max_delay: 1s, probe_interval: 1s }
        %s
        """
        .formatted(
            ports[0],
            poll,
            ports[1],
            poll,
            ports[2],
            poll,
            lobbies.stream().map(Lobby::section).collect(Collectors.joining()),
            cloud.url(),
            moreOfTheCloud.indent(4));
  }

  List<ZkTerminal> terminals() {
    return List.copyOf(terminals.values());
  }

  /** People begin to punch, so many times a second in all. */
  void startPunching(int perSecond) {
    people.scheduleAtFixedRate(this::punch, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
  }

  /** Nobody punches any more. Returns when the last has. */
  void stopPunching() throws InterruptedException {
    people.shutdown();
    people.awaitTermination(10, TimeUnit.SECONDS);
  }

  /** Somebody punches somewhere. */
  synchronized void punch() {
    int where = random.nextInt(terminals.size() + lobbies.size());
    if (where >= terminals.size()) {
      lobbies.get(where - terminals.size()).punch();
      return;
    }
    ZkTerminal terminal = terminals().get(where);
    String pin = Integer.toString(FIRST_PIN + random.nextInt(PEOPLE));
    terminal.punch(pin, random.nextInt(6), VERIFY[random.nextInt(VERIFY.length)]);
  }

  /** From now on much goes wrong at the cloud and on the way to it. */
  void beTroublesome() {
    cloud
        .faults()
        .withRate(0.10, WebFault.status(500))
        .withRate(0.05, WebFault.status(503))
        .withRate(0.05, WebFault.status(500).afterStoring())
        .withRate(0.07, WebFault.resetBefore())
        .withRate(0.07, WebFault.resetAfter())
        .withRate(0.15, WebFault.delay(250));
  }

  void online() {
    terminals.values().forEach(ZkTerminal::start);
    lobbies.forEach(lobby -> lobby.terminal.start());
  }

  void offline() {
    terminals.values().forEach(ZkTerminal::stop);
    lobbies.forEach(lobby -> lobby.terminal.stop());
  }

  /**
   * The ids of everything that the terminals hold, and the lobbies ever held; equal in the whole
   * natural key is one.
   */
  Set<String> held() {
    Set<String> ids = new HashSet<>();
    terminals.forEach(
        (serial, terminal) -> terminal.log().forEach(punch -> ids.add(id(serial, punch))));
    lobbies.forEach(lobby -> ids.addAll(lobby.held()));
    return ids;
  }

  /** The ids of all live events that a terminal has seen acknowledged. */
  Set<String> acknowledged() {
    Set<String> ids = new HashSet<>();
    terminals.forEach(
        (serial, terminal) ->
            terminal.acknowledgedEvents().forEach(punch -> ids.add(id(serial, punch))));
    lobbies.forEach(lobby -> ids.addAll(lobby.acknowledged()));
    return ids;
  }

  /** Written here from the rule, not taken from the daemon. */
  private static String id(String serial, LoggedPunch punch) {
    String key =
        String.join(
            "|",
            "zk",
            serial,
            punch.pin(),
            Long.toString(punch.packedTime()),
            Integer.toString(punch.state()),
            Integer.toString(punch.verify()));
    return EventId.ofNaturalKey(key).value();
  }

  /** Sequences under which the cloud has seen two different entries. */
  Collection<String> reusedSequences() {
    return List.copyOf(reused);
  }

  /** What a client of terminals must never do. */
  List<String> misbehaviour() {
    List<String> found = new ArrayList<>();
    for (ZkTerminal terminal : terminals.values()) {
      found.addAll(terminal.protocolViolations());
      found.addAll(terminal.sessions().dangerous());
    }
    lobbies.forEach(lobby -> found.addAll(lobby.misbehaviour()));
    return found;
  }

  private void onRecord(ReceivedRecord record) {
    String before = idBySequence.putIfAbsent(record.seq(), record.eventId());
    if (before != null && !before.equals(record.eventId())) {
      reused.add("sequence " + record.seq() + " was " + before + " and is " + record.eventId());
    }
  }

  @Override
  public void close() {
    people.shutdownNow();
    terminals.values().forEach(ZkTerminal::close);
    lobbies.forEach(Lobby::close);
    cloud.close();
  }
}
