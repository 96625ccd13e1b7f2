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
 * How to deliver to one Firestore database.
 *
 * @param url base of the service: Google's, another https address, or an emulator on this machine
 * @param project id of the project
 * @param database {@value #DEFAULT_DATABASE} unless there are several
 * @param batch entries per commit, 1 to {@value #MAX_BATCH}
 * @param timeout total deadline of one call
 * @param concurrency commits under way at once; with more than 1 the newest facts of a student are
 *     not always written last
 * @param ramp begin with 500 documents a second and grow by half every five minutes, as Google asks
 * @param caFile PEM file of an own certificate authority, trusted instead of the platform's
 * @param proxy {@code http://host:port} of an HTTP proxy
 */
public record FirestoreConfig(
    DestinationId id,
    URI url,
    String project,
    String database,
    FirebaseCredentials credentials,
    FirebaseLayout layout,
    Set<EntryKind> accepts,
    int batch,
    Duration timeout,
    int concurrency,
    boolean ramp,
    @Nullable Path caFile,
    @Nullable URI proxy) {
  public static final URI DEFAULT_URL = URI.create("https://firestore.googleapis.com");
  public static final String EMULATOR_VARIABLE = "FIRESTORE_EMULATOR_HOST";
  public static final String DEFAULT_DATABASE = "(default)";
  public static final int MAX_BATCH = FirestoreWrites.MOST / FirestoreWrites.OF_A_MARK;
  public static final int DEFAULT_BATCH = 100;
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final Set<EntryKind> DEFAULT_ACCEPTS = Set.of(EntryKind.MARK, EntryKind.STUDENT);
  public static final int DEFAULT_CONCURRENCY = 1;

  private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9.:-]{2,62}");
  private static final Pattern DATABASE = Pattern.compile("\\(default\\)|[a-z][a-z0-9-]{1,62}");
  private static final int MAX_CONCURRENCY = 16;

  public FirestoreConfig {
    accepts = Set.copyOf(accepts);
    FirebaseCredentials.check(credentials, id.value(), url);
    require(PROJECT.matcher(project).matches(), id, "project '" + project + "' is no project id");
    require(DATABASE.matcher(database).matches(), id, "database '" + database + "' is no name");
    require(batch >= 1 && batch <= MAX_BATCH, id, "batch is not in 1.." + MAX_BATCH);
    require(concurrency >= 1 && concurrency <= MAX_CONCURRENCY, id, "concurrency is not in 1..16");
    require(!timeout.isNegative() && !timeout.isZero(), id, "timeout is not positive");
    require(
        !(credentials instanceof FirebaseCredentials.DatabaseSecret),
        id,
        "a database secret is not for Firestore");
  }

  /** The rest as by default. */
  public static FirestoreConfig of(
      DestinationId id, URI url, String project, FirebaseCredentials credentials) {
    return new FirestoreConfig(
        id,
        url,
        project,
        DEFAULT_DATABASE,
        credentials,
        FirebaseLayout.defaults(),
        DEFAULT_ACCEPTS,
        DEFAULT_BATCH,
        DEFAULT_TIMEOUT,
        DEFAULT_CONCURRENCY,
        true,
        null,
        null);
  }

  String databaseName() {
    return "projects/" + project + "/databases/" + database;
  }

  private static void require(boolean good, DestinationId id, String wrong) {
    if (!good) {
      throw new IllegalArgumentException("destination " + id + ": " + wrong);
    }
  }
}
