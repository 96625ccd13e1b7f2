package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.firebase.FirebaseCredentials;
import org.edgedaemon.destination.firebase.FirebaseLayout;
import org.edgedaemon.destination.firebase.FirestoreConfig;
import org.edgedaemon.destination.firebase.auth.ServiceAccount;
import org.edgedaemon.forward.LaneConfig;
import org.jspecify.annotations.Nullable;

/** {@code kind: firestore}. */
final class FirestoreBinder {
  private static final int MAX_CONCURRENCY = 16;
  private static final String NO_PROJECT = "unknown";

  private FirestoreBinder() {}

  static @Nullable DestinationSettings bind(Section section) {
    DestinationId id = section.required("id", Texts::destinationId);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    URI emulator = FirebaseBinder.emulator(section, FirestoreConfig.EMULATOR_VARIABLE);
    URI url =
        section.or("url", WebUrl::parse, emulator == null ? FirestoreConfig.DEFAULT_URL : emulator);
    ServiceAccount account = FirebaseBinder.account(section);
    String project = project(section, account, enabled);
    FirebaseCredentials credentials =
        FirebaseBinder.credentials(section, url.equals(emulator) ? null : account, url, enabled);
    LaneConfig lane = LaneBinder.bind(section);
    // Bound even without these, so that all that is wrong is told at once.
    FirestoreConfig base =
        FirestoreConfig.of(
            id == null ? new DestinationId("unnamed") : id,
            FirebaseBinder.NOWHERE,
            NO_PROJECT,
            new FirebaseCredentials.Emulator());
    FirestoreConfig config =
        config(
            section,
            base,
            credentials == null ? base.url() : url,
            project == null ? NO_PROJECT : project,
            credentials == null ? base.credentials() : credentials);
    return id == null || project == null || credentials == null || config == null
        ? null
        : new DestinationSettings.Firestore(config, lane, enabled);
  }

  private static @Nullable String project(
      Section section, @Nullable ServiceAccount account, boolean enabled) {
    String project = section.optional("project", Texts.name(63));
    if (project == null && account != null) {
      project = account.projectId().orElse(null);
    }
    if (project == null && !section.has("project") && !section.has("credentials_file")) {
      Switches.missing(section, "project", enabled);
    } else if (project == null && account != null) {
      section.problem("project", "is missing, and the credentials file does not say it either");
    }
    return project;
  }

  private static @Nullable FirestoreConfig config(
      Section section,
      FirestoreConfig base,
      URI url,
      String project,
      FirebaseCredentials credentials) {
    String database = section.or("database", Texts.name(63), base.database());
    FirebaseLayout layout = FirebaseBinder.layout(section);
    int batch = section.or("batch", Quantities.number(1, FirestoreConfig.MAX_BATCH), base.batch());
    Duration timeout = section.or("timeout", FirebaseBinder.TIMEOUT, base.timeout());
    int concurrency =
        section.or("concurrency", Quantities.number(1, MAX_CONCURRENCY), base.concurrency());
    boolean ramp = section.or("ramp", Quantities::yesOrNo, base.ramp());
    Path caFile = section.<Path>optional("ca_file", Texts.certificates(section.around()));
    URI proxy = section.<URI>optional("proxy", WebUrl::parseProxy);
    try {
      return new FirestoreConfig(
          base.id(),
          url,
          project,
          database,
          credentials,
          layout,
          AcceptsBinder.bind(section, base.accepts()),
          batch,
          timeout,
          concurrency,
          ramp,
          caFile,
          proxy);
    } catch (IllegalArgumentException e) {
      section.problem("url", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
