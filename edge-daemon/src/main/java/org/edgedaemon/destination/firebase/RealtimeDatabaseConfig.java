package org.edgedaemon.destination.firebase;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * How to deliver to one Realtime Database.
 *
 * @param url of the database, for example {@code https://my-project.firebaseio.com}
 * @param namespace the {@code ns} of an emulator or shared host; null where the host says it
 * @param batch entries per update, 1 to {@value #MAX_BATCH}
 * @param timeout total deadline of one call
 * @param caFile PEM file of an own certificate authority, trusted instead of the platform's
 * @param proxy {@code http://host:port} of an HTTP proxy
 */
public record RealtimeDatabaseConfig(
    DestinationId id,
    URI url,
    @Nullable String namespace,
    FirebaseCredentials credentials,
    FirebaseLayout layout,
    Set<EntryKind> accepts,
    int batch,
    Duration timeout,
    @Nullable Path caFile,
    @Nullable URI proxy) {
  public static final String EMULATOR_VARIABLE = "FIREBASE_DATABASE_EMULATOR_HOST";
  public static final int MAX_BATCH = 500;
  public static final int DEFAULT_BATCH = 100;
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final Set<EntryKind> DEFAULT_ACCEPTS = Set.of(EntryKind.MARK, EntryKind.STUDENT);

  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9-]{1,100}");

  public RealtimeDatabaseConfig {
    accepts = Set.copyOf(accepts);
    FirebaseCredentials.check(credentials, id.value(), url);
    if (namespace != null && !NAMESPACE.matcher(namespace).matches()) {
      throw new IllegalArgumentException("namespace of destination " + id + " is no name");
    }
    if (batch < 1 || batch > MAX_BATCH || timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException(
          "batch or timeout of destination " + id + " is out of range");
    }
  }

  /** The rest as by default. */
  public static RealtimeDatabaseConfig of(
      DestinationId id, URI url, FirebaseCredentials credentials) {
    return new RealtimeDatabaseConfig(
        id,
        url,
        null,
        credentials,
        FirebaseLayout.defaults(),
        DEFAULT_ACCEPTS,
        DEFAULT_BATCH,
        DEFAULT_TIMEOUT,
        null,
        null);
  }

  /**
   * What an emulator must be told as the namespace of a database: the first name of its host.
   *
   * @param url of the database that the emulator stands for
   */
  public static String namespaceOf(URI url) {
    String host = url.getHost() == null ? "" : url.getHost();
    return host.replaceFirst("\\..*", "");
  }
}
