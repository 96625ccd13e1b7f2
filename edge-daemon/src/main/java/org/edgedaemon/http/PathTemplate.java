package org.edgedaemon.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path whose segments are fixed, or parameters in braces that fill one segment each. */
record PathTemplate(List<String> segments) implements PathForm {
  static PathTemplate of(String template) {
    return new PathTemplate(split(template));
  }

  /** The segments of a path, still encoded. */
  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  @Override
  public @Nullable Map<String, String> match(List<String> decoded) {
    if (decoded.size() != segments.size()) {
      return null;
    }
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String wanted = segments.get(i);
      String given = decoded.get(i);
      if (isParameter(wanted)) {
        if (given.isEmpty()) {
          return null;
        }
        params.put(wanted.substring(1, wanted.length() - 1), given);
      } else if (!wanted.equals(given)) {
        return null;
      }
    }
    return params;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
