package org.edgedaemon.simulator.cloudapi;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import java.util.List;
import java.util.function.Consumer;
import org.edgedaemon.simulator.web.WebFaults;
import org.edgedaemon.simulator.web.WebHandler;
import org.edgedaemon.simulator.web.WebServer;
import org.jspecify.annotations.Nullable;

/**
 * A cloud on loopback for a sync: {@code GET sync-status}, {@code GET {collection}[?days=N]},
 * {@code POST {collection}}, {@code PUT {collection}/{id}}, {@code POST upload/{directory}}, below
 * {@code /api}. It keeps what it knows over {@link #stop} and {@link #start}; of files it keeps
 * size and hash. Answers are packed for who asks for that. Safe for use by several threads.
 */
public final class SyncCloud implements AutoCloseable {
  /** Where the API lives. */
  public static final String BASE_PATH = "/api";

  private static final int FASTEST = 1;

  private final Shelves shelves;
  private final Uploads uploads = new Uploads();
  private final CloudRules rules = new CloudRules();
  private final WebFaults faults = new WebFaults(8470);
  private final WebFaults uploadFaults = new WebFaults(8471);
  private final WebServer server;

  /** A cloud on a free port. */
  public SyncCloud(String key) {
    this(key, 0, line -> {});
  }

  /**
   * @param key the bearer key that every request must carry; empty for none
   * @param port 0 is a free one
   * @param trace told one line about each request, on an event loop: must not block
   */
  public SyncCloud(String key, int port, Consumer<String> trace) {
    shelves = new Shelves(trace);
    SyncDesk desk = new SyncDesk(key, BASE_PATH, shelves, uploads, rules, uploadFaults);
    server =
        new WebServer(() -> new WebHandler<>(desk, faults), () -> first(desk, uploads), null, port);
  }

  /** Listens; after a {@link #stop} on the same port as before. */
  public SyncCloud start() {
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

  /** The base of the API. */
  public String url() {
    return server.origin() + BASE_PATH;
  }

  /** What answers look like and what is refused. */
  public CloudRules rules() {
    return rules;
  }

  /** What goes wrong with all calls but uploads. */
  public WebFaults faults() {
    return faults;
  }

  /** What goes wrong with uploads; an answer that is not after storing comes before the body. */
  public WebFaults uploadFaults() {
    return uploadFaults;
  }

  /** Numbers from..to are there from the beginning, so many days old; they take no memory. */
  public SyncCloud fill(String collection, long from, long to, int ageDays) {
    shelves.shelf(collection).fill(from, to, ageDays);
    return this;
  }

  /** A record is there from the beginning, so many days old. */
  public SyncCloud put(String collection, String id, int ageDays) {
    shelves.shelf(collection).put(id, ageDays);
    return this;
  }

  public boolean has(String collection, String id) {
    return shelves.shelf(collection).has(id);
  }

  /** All ids of a collection. */
  public List<String> ids(String collection) {
    return shelves.shelf(collection).ids(0, 0, Integer.MAX_VALUE);
  }

  public long size(String collection) {
    return shelves.shelf(collection).size();
  }

  /** Records of all collections. */
  public long size() {
    return shelves.size();
  }

  /** How often a record was sent. */
  public int posts(String collection, String id) {
    return shelves.shelf(collection).posts(id);
  }

  /** How many records came that were there already. */
  public long repeats(String collection) {
    return shelves.shelf(collection).repeats();
  }

  /** The record as it is there; null when it never came. */
  public @Nullable String body(String collection, String id) {
    return shelves.shelf(collection).body(id);
  }

  /** The files, each once, by directory and name. */
  public List<StoredFile> files() {
    return uploads.all();
  }

  /** Uploads that came whole, repeats included. */
  public long uploadCount() {
    return uploads.wholeCount();
  }

  /** Uploads that did not come whole. */
  public long brokenUploads() {
    return uploads.brokenCount();
  }

  /** The newest ten thousand requests, oldest first. */
  public List<ApiRequest> requests() {
    return shelves.requests();
  }

  /** Requests with a wrong key or none. */
  public long unauthorized() {
    return shelves.strangers();
  }

  /** Records that came before the record that they refer to. */
  public long orphans() {
    return shelves.orphans();
  }

  private static List<ChannelHandler> first(SyncDesk desk, Uploads uploads) {
    return List.of(
        new HttpContentCompressor(StandardCompressionOptions.gzip(FASTEST, 15, 8)),
        new UploadDoor(desk, uploads));
  }
}
