package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.firebase.FirebaseCredentials;
import org.edgedaemon.destination.firebase.FirebaseLayout;
import org.edgedaemon.destination.firebase.RealtimeDatabaseConfig;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code kind: realtime-database}. */
final class RealtimeDatabaseBinder {
  private RealtimeDatabaseBinder() {}

  static @Nullable DestinationSettings bind(Section section) {
    DestinationId id = section.required("id", Texts::destinationId);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    URI written = Switches.urlUnlessOff(section, enabled);
    URI emulator = FirebaseBinder.emulator(section, RealtimeDatabaseConfig.EMULATOR_VARIABLE);
    URI url = emulator == null ? written : emulator;
    FirebaseCredentials credentials = credentials(section, url, emulator != null, enabled);
    String namespace = namespace(section, written, emulator);
    LaneConfig lane = LaneBinder.bind(section);
    // Bound even without these, so that all that is wrong is told at once.
    RealtimeDatabaseConfig base =
        RealtimeDatabaseConfig.of(
            id == null ? new DestinationId("unnamed") : id,
            FirebaseBinder.NOWHERE,
            new FirebaseCredentials.Emulator());
    Access access = Access.of(url, credentials);
    Access bound = access == null ? new Access(base.url(), base.credentials()) : access;
    RealtimeDatabaseConfig config = config(section, base, bound, namespace);
    return id == null || access == null || config == null
        ? null
        : new DestinationSettings.RealtimeDatabase(config, lane, enabled);
  }

  /** Where it is, and how it lets us in. */
  private record Access(URI url, FirebaseCredentials credentials) {
    static @Nullable Access of(@Nullable URI url, @Nullable FirebaseCredentials credentials) {
      return url == null || credentials == null ? null : new Access(url, credentials);
    }
  }

  /** Of an emulator, which serves many, the one that the real address names. */
  private static @Nullable String namespace(
      Section section, @Nullable URI written, @Nullable URI emulator) {
    String named = section.optional("namespace", Texts.name(100));
    return named == null && emulator != null && written != null
        ? RealtimeDatabaseConfig.namespaceOf(written)
        : named;
  }

  /** A secret of the database is the older way; of both given, neither is taken. */
  private static @Nullable FirebaseCredentials credentials(
      Section section, @Nullable URI url, boolean emulated, boolean enabled) {
    Secret secret = Secrets.read(section, "secret");
    boolean both = section.has("credentials_file") && secret != null;
    if (both) {
      section.problem("secret_file", "stands beside credentials_file: one of them is enough");
    }
    var account = FirebaseBinder.account(section);
    if (emulated) {
      return new FirebaseCredentials.Emulator();
    }
    if (section.has("secret") || section.has("secret_file")) {
      return secret == null || both ? null : new FirebaseCredentials.DatabaseSecret(secret);
    }
    return FirebaseBinder.credentials(section, account, url, enabled);
  }

  private static @Nullable RealtimeDatabaseConfig config(
      Section section, RealtimeDatabaseConfig base, Access access, @Nullable String namespace) {
    FirebaseLayout layout = FirebaseBinder.layout(section);
    int batch =
        section.or("batch", Quantities.number(1, RealtimeDatabaseConfig.MAX_BATCH), base.batch());
    Duration timeout = section.or("timeout", FirebaseBinder.TIMEOUT, base.timeout());
    Path caFile = section.<Path>optional("ca_file", Texts.certificates(section.around()));
    URI proxy = section.<URI>optional("proxy", WebUrl::parseProxy);
    try {
      return new RealtimeDatabaseConfig(
          base.id(),
          access.url(),
          namespace,
          access.credentials(),
          layout,
          AcceptsBinder.bind(section, base.accepts()),
          batch,
          timeout,
          caFile,
          proxy);
    } catch (IllegalArgumentException e) {
      section.problem("url", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
