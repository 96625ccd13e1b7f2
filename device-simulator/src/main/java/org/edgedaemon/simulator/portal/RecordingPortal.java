package org.edgedaemon.simulator.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.edgedaemon.simulator.web.WebFaults;
import org.edgedaemon.simulator.web.WebHandler;
import org.edgedaemon.simulator.web.WebServer;

/**
 * A lecturer portal on loopback: {@code POST /api/attendance/record}, one mark a call, one mark per
 * student and session. It keeps what it knows over {@link #stop} and {@link #start}. Safe for use
 * by several threads.
 */
public final class RecordingPortal implements AutoCloseable {
  private final PortalDesk desk;
  private final WebFaults faults = new WebFaults(8470);
  private final WebServer server;

  /**
   * @param keyHeader the header that must carry the key
   * @param key what it must carry; empty when none is asked for
   */
  public RecordingPortal(String keyHeader, String key) {
    desk = new PortalDesk(keyHeader, key);
    server = new WebServer(() -> new WebHandler<>(desk, faults));
  }

  /** Listens; after a {@link #stop} on the same port as before. */
  public RecordingPortal start() {
    server.start();
    return this;
  }

  /** Goes offline: connections are reset, new ones refused. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
  }

  /** The base of the portal. */
  public String url() {
    return server.origin();
  }

  /** Arms and clears what goes wrong. */
  public WebFaults faults() {
    return faults;
  }

  /** Told each mark that was not there before, on the portal's own thread. */
  public void onMark(Consumer<JsonNode> listener) {
    desk.onMark(listener);
  }

  /** Marks of this student are refused with 422. */
  public void poison(String admissionNumber) {
    desk.poison(admissionNumber);
  }

  /** The newest text of each mark, by event id, in the order of first arrival. */
  public Map<String, JsonNode> marks() {
    return desk.marks();
  }

  /** Marks that came well-formed, repetitions included. */
  public long receivedCount() {
    return desk.received();
  }

  /** The newest ten thousand requests, oldest first. */
  public List<PortalRequest> requests() {
    return desk.requests();
  }
}
