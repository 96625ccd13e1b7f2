package org.edgedaemon.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request target taken apart: decoded segments of the path, decoded query. */
record Target(List<String> segments, Map<String, List<String>> query) {
  private static final int MAX_PARAMETERS = 256;

  /** The target, or null when it cannot be read. */
  static @Nullable Target parse(String uri) {
    String local = withoutAuthority(uri);
    if (!local.startsWith("/")) {
      return null;
    }
    try {
      QueryStringDecoder decoder =
          new QueryStringDecoder(local, StandardCharsets.UTF_8, true, MAX_PARAMETERS);
      List<String> segments =
          PathTemplate.split(decoder.rawPath()).stream().map(Target::decode).toList();
      return new Target(segments, decoder.parameters());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  // Proxies ask with the absolute form: http://host:port/path.
  private static String withoutAuthority(String uri) {
    int scheme = uri.indexOf("://");
    if (uri.startsWith("/") || scheme < 0) {
      return uri;
    }
    int path = uri.indexOf('/', scheme + 3);
    return path < 0 ? "/" : uri.substring(path);
  }

  // A plus is a plus in a path; the decoder is meant for queries.
  private static String decode(String segment) {
    return QueryStringDecoder.decodeComponent(segment.replace("+", "%2B"));
  }
}
