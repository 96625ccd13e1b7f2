package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code kind: cloud}. */
final class CloudDestinationBinder {
  static final int DEFAULT_CONCURRENCY = 4;

  private static final int MAX_CONCURRENCY = 64;
  private static final URI NO_URL = URI.create("https://unknown.invalid");
  private static final Map<String, CloudConfig.Form> FORMS =
      Map.of(
          "records", CloudConfig.Form.RECORDS,
          "backup-sync", CloudConfig.Form.BACKUP_SYNC);

  private CloudDestinationBinder() {}

  static @Nullable DestinationSettings bind(Section section) {
    DestinationId id = section.required("id", Texts::destinationId);
    URI url = section.required("url", WebUrl::parse);
    // Bound even without an id or URL, so that all that is wrong is told at once.
    CloudConfig config =
        config(section, id == null ? new DestinationId("unnamed") : id, url == null ? NO_URL : url);
    LaneConfig lane = LaneBinder.bind(section);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    if (id == null || url == null) {
      return null;
    }
    if (config.apiKey() != null && WebUrl.isPlainOverNetwork(url)) {
      section.warning("url", "is http: the API key and the punches travel readable for others");
    }
    return new DestinationSettings.Cloud(config, lane, enabled);
  }

  private static CloudConfig config(Section section, DestinationId id, URI url) {
    Secret apiKey = Secrets.read(section, "api_key");
    CloudConfig.Form form = section.or("form", Words.oneOf(FORMS), CloudConfig.Form.RECORDS);
    Duration second = Duration.ofSeconds(1);
    return new CloudConfig(
        id,
        url,
        apiKey,
        section.or("path", Texts::urlPath, CloudConfig.DEFAULT_PATH),
        form,
        section.or("batch", Quantities.number(1, CloudConfig.MAX_BATCH), CloudConfig.DEFAULT_BATCH),
        section.or(
            "timeout",
            Quantities.duration(second, Duration.ofMinutes(10)),
            CloudConfig.DEFAULT_TIMEOUT),
        accepts(section, form),
        section.or("gzip", Quantities::yesOrNo, false),
        section.or("concurrency", Quantities.number(1, MAX_CONCURRENCY), DEFAULT_CONCURRENCY),
        section.<Path>optional("ca_file", Texts.certificates(section.around())),
        section.<URI>optional("proxy", WebUrl::parseProxy));
  }

  private static Set<EntryKind> accepts(Section section, CloudConfig.Form form) {
    Set<EntryKind> kinds = AcceptsBinder.bind(section, Set.of(EntryKind.PUNCH));
    if (form == CloudConfig.Form.BACKUP_SYNC && !kinds.equals(Set.of(EntryKind.PUNCH))) {
      section.problem("accepts", "must be [punch] with form: backup-sync");
    }
    return kinds;
  }
}
