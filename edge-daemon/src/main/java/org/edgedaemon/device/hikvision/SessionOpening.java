package org.edgedaemon.device.hikvision;

import java.util.UUID;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.DeviceInfo;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.UserCheck;
import org.edgedaemon.device.hikvision.search.LogReader;
import org.edgedaemon.device.hikvision.search.LogSource;
import org.edgedaemon.device.hikvision.search.SearchCapabilities;
import org.edgedaemon.device.hikvision.search.SearchCursor;
import org.edgedaemon.device.hikvision.search.Surroundings;
import org.edgedaemon.device.hikvision.search.UserDirectory;
import org.edgedaemon.device.hikvision.terminal.Greeting;
import org.edgedaemon.device.hikvision.terminal.Terminal;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/** Makes a session of a terminal that has answered. Confined to the terminal's event loop. */
final class SessionOpening {
  private final DeviceParts parts;
  private final HikvisionFleet fleet;
  private final Terminal terminal;
  private final DeviceMemory memory;
  private final NewsDesk desk;
  private final ClockWatch clockWatch;
  private final BootWatch bootWatch;
  private final RemoteCheckNote remoteCheck;
  private @Nullable String firstIdentity;

  SessionOpening(
      DeviceParts parts,
      HikvisionFleet fleet,
      Terminal terminal,
      DeviceMemory memory,
      NewsDesk desk) {
    this.parts = parts;
    this.fleet = fleet;
    this.terminal = terminal;
    this.memory = memory;
    this.desk = desk;
    this.clockWatch = new ClockWatch(parts, terminal, memory, fleet.terminals().nanoTime());
    this.bootWatch = new BootWatch(parts, terminal, fleet.terminals().nanoTime());
    this.remoteCheck = new RemoteCheckNote(parts);
  }

  /**
   * Opens a session.
   *
   * @param atEnd told when it has ended
   * @throws org.edgedaemon.device.DeviceException when it is another terminal than before, or is
   *     read under another name
   */
  HikvisionSession open(Greeting greeting, ConnectRequest request, Runnable atEnd) {
    String serial = greeting.identity();
    refuseStrangers(serial, request);
    DeviceIdentity identity =
        new DeviceIdentity(parts.config().id(), serial, parts.config().name(), "hikvision");
    claim(serial);
    firstIdentity = serial;
    show(greeting, identity);
    SearchCursor known = SearchCursor.parse(request.known(), serial);
    remember(known);
    LogSource source = source(greeting);
    Surroundings around = surroundings();
    UserDirectory users = new UserDirectory(source, around);
    PunchFactory factory = new PunchFactory(identity, parts.config(), users::nameOf);
    EventSorter sorter = new EventSorter(factory, parts.counts());
    desk.open(new NewsDesk.Trade(request.listener(), sorter, memory, this::onNews));
    SearchSink sink = new SearchSink(parts, request.listener(), sorter, memory, this::onNews);
    LogReader reader = new LogReader(source, around, sink, this::onLost, known);
    Runnable end =
        () -> {
          fleet.release(serial, parts.config().id());
          atEnd.run();
        };
    SessionParts session =
        new SessionParts(
            parts,
            fleet,
            terminal,
            desk,
            reader,
            new SessionParts.Upkeep(clockWatch, bootWatch, users));
    parts.board().state(State.CONNECTED);
    return new HikvisionSession(session, serial, end);
  }

  /** With no serial number configured, whoever answered first is the one. */
  private void refuseStrangers(String serial, ConnectRequest request) {
    String cursorOf = SearchCursor.deviceOf(request.known());
    String before = firstIdentity == null ? cursorOf : firstIdentity;
    if (parts.config().serial() == null && before != null && !before.equals(serial)) {
      throw parts.failure(
          Reason.STRANGER,
          "is another terminal than before: its serial number is "
              + serial
              + ", not "
              + before
              + "; if it was replaced, write serial: "
              + serial
              + " into the etc file");
    }
  }

  private void claim(String serial) {
    DeviceId holder = fleet.claim(serial, parts.config().id());
    if (!holder.equals(parts.config().id())) {
      throw parts.failure(
          Reason.STRANGER,
          "is the terminal " + serial + ", which is read as device " + holder + " already");
    }
  }

  private void show(Greeting greeting, DeviceIdentity identity) {
    DeviceInfo info = greeting.device();
    StatusBoard board = parts.board();
    board.reached(identity, parts.config().url().getScheme());
    board.contact(parts.clock().instant());
    board.succeeded();
    board.fact("model", info.model());
    board.fact("firmware", info.firmware());
    UserCheck account = greeting.account();
    Integer tries = account == null ? null : account.triesLeft();
    board.fact("wrong passwords left", tries == null ? null : tries.toString());
    board.fact("warnings", String.join("; ", greeting.warnings()));
    clockWatch.measured(greeting.clock());
  }

  private void remember(@Nullable SearchCursor known) {
    if (known != null) {
      parts.readUpTo(known);
    }
    parts.known().doubt();
  }

  private LogSource source(Greeting greeting) {
    IsapiDocument search = greeting.capabilities().search();
    return new LogSource(
        terminal,
        parts.label(),
        greeting.identity(),
        greeting.capabilities().firmware(),
        search == null ? SearchCapabilities.UNKNOWN : SearchCapabilities.of(search));
  }

  private Surroundings surroundings() {
    return new Surroundings(
        new TerminalWatch(memory, parts.clock()),
        fleet.terminals().nanoTime(),
        parts::pause,
        parts.loop(),
        () -> UUID.randomUUID().toString());
  }

  private void onNews(AccessEvent event) {
    bootWatch.onEvent(event);
    remoteCheck.onEvent(event);
  }

  private void onLost(int epoch, long first, long last) {
    parts.counts().add(Kind.LOST);
    parts.board().fact("lost", "events " + first + " to " + last + " of epoch " + epoch);
  }
}
