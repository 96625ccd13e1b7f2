package org.edgedaemon.simulator.cloud;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.edgedaemon.simulator.web.WebHandler;
import org.edgedaemon.simulator.web.WebServer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a cloud. What is not said: a free port, base path {@code /api}, no key, plain HTTP,
 * nothing persisted, bodies not kept.
 */
public final class RecordingCloudBuilder {
  private String key = "";
  private String basePath = "/api";
  private int port;
  private boolean keepBodies;
  private boolean conflicts;
  private long seed = 8470;
  private Consumer<String> trace = line -> {};
  private @Nullable Path persistTo;
  private @Nullable SslContext tls;

  RecordingCloudBuilder() {}

  /** The bearer key that every request must carry. */
  public RecordingCloudBuilder key(String bearer) {
    key = bearer;
    return this;
  }

  /** Where the API lives, with a slash in front and none behind. */
  public RecordingCloudBuilder basePath(String path) {
    basePath = path;
    return this;
  }

  /** 0 is a free one. */
  public RecordingCloudBuilder port(int number) {
    port = number;
    return this;
  }

  /** Keeps the newest text of each record; costs memory. */
  public RecordingCloudBuilder keepBodies() {
    keepBodies = true;
    return this;
  }

  /** A single record that is there already is answered with 409 instead of 200. */
  public RecordingCloudBuilder conflictOnDuplicate() {
    conflicts = true;
    return this;
  }

  /** Keeps the accepted event ids in a file, written before each answer, read at the start. */
  public RecordingCloudBuilder persistTo(Path file) {
    persistTo = file;
    return this;
  }

  /** Where all random faults come from. */
  public RecordingCloudBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** Told one line about each request, on an event loop: must not block. */
  public RecordingCloudBuilder trace(Consumer<String> lines) {
    trace = lines;
    return this;
  }

  /**
   * Serves HTTPS.
   *
   * @throws IllegalArgumentException when the keys do not make a server
   */
  public RecordingCloudBuilder tls(KeyManagerFactory keys) {
    try {
      tls = SslContextBuilder.forServer(keys).build();
    } catch (SSLException e) {
      throw new IllegalArgumentException("these keys make no server", e);
    }
    return this;
  }

  /** A cloud that does not listen yet. */
  public RecordingCloud build() {
    Ledger ledger = new Ledger(keepBodies, persistTo);
    CloudFaults faults = new CloudFaults(seed);
    FrontDesk desk = new FrontDesk(key, basePath, conflicts, ledger, faults, trace);
    WebServer server =
        new WebServer(() -> new WebHandler<>(desk, faults.armed()), List::of, tls, port);
    return new RecordingCloud(server, ledger, faults, basePath);
  }
}
