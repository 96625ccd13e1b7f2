package org.edgedaemon.simulator.hikvision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arming slots and who has them. Event loop only. */
final class StreamHall {
  private final HikvisionCore core;
  private final Map<ClientConnection, AlertStream> streams = new LinkedHashMap<>();
  private final List<Ghost> ghosts = new ArrayList<>();

  StreamHall(HikvisionCore core) {
    this.core = core;
  }

  /** Whether one more stream may be opened. */
  boolean free() {
    forget();
    return streams.size() + ghosts.size() < core.stream.slots;
  }

  void open(ClientConnection connection, Call call) {
    AlertStream stream = new AlertStream(core, connection, core.faults.ofStream(call.path));
    streams.put(connection, stream);
    stream.begin();
  }

  /** Addresses of those who have a slot. */
  List<String> holders() {
    forget();
    List<String> all = new ArrayList<>();
    streams.values().forEach(stream -> all.add(stream.client()));
    ghosts.forEach(ghost -> all.add(ghost.address()));
    return all;
  }

  /** Somebody else takes a slot, until {@link #vacate}. */
  void occupy(String address) {
    ghosts.add(new Ghost(address, Instant.MAX));
  }

  void vacate() {
    ghosts.clear();
  }

  /**
   * A client is gone.
   *
   * @param clean with FIN; else its slot stays taken for a while
   */
  void gone(ClientConnection connection, boolean clean) {
    AlertStream stream = streams.remove(connection);
    if (stream == null) {
      return;
    }
    stream.end();
    if (!clean && !core.stream.slotLingers.isZero()) {
      ghosts.add(new Ghost(stream.client(), core.clock.real().plus(core.stream.slotLingers)));
    }
  }

  void restart() {
    streams.values().forEach(AlertStream::end);
    streams.clear();
    ghosts.clear();
  }

  void live(LoggedEvent event) {
    List.copyOf(streams.values()).forEach(stream -> stream.live(event));
  }

  private void forget() {
    Instant now = core.clock.real();
    ghosts.removeIf(ghost -> !now.isBefore(ghost.until()));
  }

  private record Ghost(String address, Instant until) {}
}
