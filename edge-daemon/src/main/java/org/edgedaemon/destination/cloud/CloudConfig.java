package org.edgedaemon.destination.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to deliver to one cloud.
 *
 * @param url base of the API, http or https
 * @param apiKey sent as {@code Authorization: Bearer}; null sends none
 * @param path below the base, where records are posted (form {@code RECORDS})
 * @param batch records per call; 1 posts each record as itself
 * @param timeout total deadline of one call
 * @param gzip compress request bodies
 * @param concurrency calls under way at once
 * @param caFile PEM file of an own certificate authority, trusted instead of the platform's
 * @param proxy {@code http://host:port} of an HTTP proxy
 */
public record CloudConfig(
    DestinationId id,
    URI url,
    @Nullable Secret apiKey,
    String path,
    Form form,
    int batch,
    Duration timeout,
    Set<EntryKind> accepts,
    boolean gzip,
    int concurrency,
    @Nullable Path caFile,
    @Nullable URI proxy) {
  public static final String DEFAULT_PATH = "attendance-records";
  public static final int DEFAULT_BATCH = 500;
  public static final int MAX_BATCH = 5_000;
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** The wire form of a delivery. */
  public enum Form {
    /** One record, or {@code {"records":[…]}}. */
    RECORDS,
    /** The S3 form, posted to {@code attendance/backup-sync}, one device per call. */
    BACKUP_SYNC
  }

  public CloudConfig {
    accepts = Set.copyOf(accepts);
    if (batch < 1 || batch > MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch of destination " + id + " is " + batch + ", allowed are 1.." + MAX_BATCH);
    }
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException(
          "concurrency of destination " + id + " is " + concurrency + ", allowed are 1..64");
    }
  }
}
