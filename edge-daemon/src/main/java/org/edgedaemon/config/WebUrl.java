package org.edgedaemon.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Base addresses of web services. */
final class WebUrl {
  private static final int MAX_PORT = 65_535;

  private WebUrl() {}

  /** An http or https URL without user, query and fragment. */
  static Parsed<URI> parse(String text) {
    return parse(text, "https://cloud.example/api");
  }

  /**
   * The same.
   *
   * @param example to show what is meant
   */
  static Parsed<URI> parse(String text, String example) {
    URI uri = toUri(text);
    if (uri == null || uri.getHost() == null) {
      return text.contains("@") ? withUser() : Parsed.bad("is not a URL such as " + example);
    }
    if (uri.getRawUserInfo() != null) {
      return withUser();
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Parsed.bad("must start with http:// or https://");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return new Parsed.Bad<>("the URL must not have a query or a fragment", false);
    }
    return uri.getPort() == 0 || uri.getPort() > MAX_PORT
        ? Parsed.bad("has a port outside 1 to 65535")
        : Parsed.good(uri);
  }

  /** A proxy: {@code http://host:port}. */
  static Parsed<URI> parseProxy(String text) {
    Parsed<URI> parsed = parse(text);
    if (!(parsed instanceof Parsed.Good<URI> good)) {
      return parsed;
    }
    URI uri = good.value();
    boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && uri.getPort() > 0;
    return plain && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
        ? parsed
        : Parsed.bad("is not a proxy such as http://proxy.example:3128");
  }

  static boolean isPlainOverNetwork(URI url) {
    return "http".equalsIgnoreCase(url.getScheme()) && !new HostPort(url.getHost(), 0).isLoopback();
  }

  private static Parsed<URI> withUser() {
    return new Parsed.Bad<>("the URL must not hold a user or password", false);
  }

  private static @Nullable URI toUri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
