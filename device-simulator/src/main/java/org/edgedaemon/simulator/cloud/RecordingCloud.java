package org.edgedaemon.simulator.cloud;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.edgedaemon.simulator.web.WebServer;
import org.jspecify.annotations.Nullable;

/**
 * A cloud on loopback that takes every record and remembers it. Under its base path: {@code GET
 * sync-status}; {@code POST attendance/backup-sync}, answered in that form; {@code POST} to any
 * other path, with one record or {@code {"records":[...]}}. Bodies may be gzip. It keeps what it
 * knows over {@link #stop} and {@link #start}. Safe for use by several threads.
 */
public final class RecordingCloud implements AutoCloseable {
  private final WebServer server;
  private final Ledger ledger;
  private final CloudFaults faults;
  private final String basePath;

  RecordingCloud(WebServer server, Ledger ledger, CloudFaults faults, String basePath) {
    this.server = server;
    this.ledger = ledger;
    this.faults = faults;
    this.basePath = basePath;
  }

  /** Begins the description of a cloud. */
  public static RecordingCloudBuilder builder() {
    return new RecordingCloudBuilder();
  }

  /** Listens; after a {@link #stop} on the same port as before. */
  public RecordingCloud start() {
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
    ledger.close();
  }

  /** The base of the API. */
  public String url() {
    return server.origin() + basePath;
  }

  public int port() {
    return server.port();
  }

  /** Arms and clears what goes wrong. */
  public CloudFaults faults() {
    return faults;
  }

  /** Distinct event ids stored, in the order of their first arrival; a view that grows. */
  public Set<String> eventIds() {
    return new AbstractSet<>() {
      @Override
      public Iterator<String> iterator() {
        return IntStream.range(0, size()).mapToObj(ledger::idAt).iterator();
      }

      @Override
      public int size() {
        return ledger.unique();
      }

      @Override
      public boolean contains(@Nullable Object id) {
        return id instanceof String text && ledger.count(text) > 0;
      }
    };
  }

  /** Distinct event ids stored. */
  public int uniqueCount() {
    return ledger.unique();
  }

  /** Records stored, repetitions included. */
  public long receivedCount() {
    return ledger.received();
  }

  /** Records that came again after they had been stored. */
  public long duplicates() {
    return ledger.received() - ledger.unique();
  }

  /** How often a record was stored. */
  public int timesReceived(String eventId) {
    return ledger.count(eventId);
  }

  /** Records whose {@code seq} was lower than that of an earlier one, at their first arrival. */
  public long outOfOrder() {
    return ledger.outOfOrder();
  }

  /**
   * The newest text of a record; null when it never came.
   *
   * @throws IllegalStateException when the cloud keeps no bodies
   */
  public @Nullable String bodyOf(String eventId) {
    return ledger.body(eventId);
  }

  /** The newest ten thousand requests, oldest first. */
  public List<CloudRequest> requests() {
    return ledger.requests();
  }

  /** Requests so far. */
  public long requestCount() {
    return ledger.requestCount();
  }

  /** Requests with a wrong key or none. */
  public long unauthorized() {
    return ledger.unauthorized();
  }

  /** Requests whose Idempotency-Key had come before. */
  public long idempotencyRepeats() {
    return ledger.keyRepeats();
  }

  /** Tells of each record stored, on an event loop and before it is answered: must not block. */
  public void onRecord(Consumer<ReceivedRecord> listener) {
    ledger.listen(listener);
  }
}
