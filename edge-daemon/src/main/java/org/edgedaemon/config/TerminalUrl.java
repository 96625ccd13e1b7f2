package org.edgedaemon.config;

import java.net.URI;
import java.util.Locale;

/** {@code http://host[:port]} of a terminal, and nothing behind it. */
final class TerminalUrl {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private TerminalUrl() {}

  /** In one spelling: scheme and host in lower case, no slash at the end. */
  static Parsed<URI> parse(String text) {
    Parsed<URI> parsed = WebUrl.parse(text, "http://192.168.1.200");
    if (!(parsed instanceof Parsed.Good<URI> good)) {
      return parsed;
    }
    URI uri = good.value();
    String path = uri.getRawPath();
    return path.isEmpty() || path.equals("/")
        ? Parsed.good(plain(uri))
        : Parsed.bad("must be http(s)://host[:port] and nothing behind it");
  }

  static boolean isTls(URI url) {
    return "https".equals(url.getScheme());
  }

  /** Where it leads, to tell two spellings of one address. */
  static String target(URI url) {
    int usual = isTls(url) ? HTTPS : HTTP;
    return url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
  }

  private static URI plain(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String address = uri.getScheme() + "://" + uri.getHost() + port;
    return URI.create(address.toLowerCase(Locale.ROOT));
  }
}
