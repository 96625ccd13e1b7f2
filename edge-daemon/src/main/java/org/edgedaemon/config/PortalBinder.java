package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.portal.PortalConfig;
import org.edgedaemon.forward.LaneConfig;
import org.jspecify.annotations.Nullable;

/** {@code kind: portal}. */
final class PortalBinder {
  private static final int MAX_CONCURRENCY = 64;
  private static final URI NO_URL = URI.create("https://unknown.invalid");

  private PortalBinder() {}

  static @Nullable DestinationSettings bind(Section section) {
    DestinationId id = section.required("id", Texts::destinationId);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    URI url = Switches.urlUnlessOff(section, enabled);
    PortalConfig config =
        config(section, id == null ? new DestinationId("unnamed") : id, url == null ? NO_URL : url);
    LaneConfig lane = LaneBinder.bind(section);
    if (id == null || url == null || config == null) {
      return null;
    }
    if (config.apiKey() != null && WebUrl.isPlainOverNetwork(url)) {
      section.warning("url", "is http: the API key and the marks travel readable for others");
    }
    return new DestinationSettings.Portal(config, lane, enabled);
  }

  private static @Nullable PortalConfig config(Section section, DestinationId id, URI url) {
    PortalConfig base = PortalConfig.of(id, url, Secrets.read(section, "api_key"));
    String path = section.or("path", Texts::urlPath, base.path());
    String header = section.or("key_header", Texts.name(64), base.keyHeader());
    Duration timeout =
        section.or(
            "timeout",
            Quantities.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            base.timeout());
    int concurrency =
        section.or("concurrency", Quantities.number(1, MAX_CONCURRENCY), base.concurrency());
    Path caFile = section.<Path>optional("ca_file", Texts.certificates(section.around()));
    URI proxy = section.<URI>optional("proxy", WebUrl::parseProxy);
    try {
      return new PortalConfig(
          id,
          url,
          path,
          base.apiKey(),
          header,
          timeout,
          AcceptsBinder.bind(section, base.accepts()),
          concurrency,
          caFile,
          proxy);
    } catch (IllegalArgumentException e) {
      section.problem("key_header", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
