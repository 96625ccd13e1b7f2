package org.edgedaemon.simulator.hikvision;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of an Authorization header; names are case-insensitive, absent ones empty. */
record DigestFields(Map<String, String> fields) {
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*([A-Za-z0-9_*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]*))\\s*(?:,|$)");

  /**
   * @param header without its scheme
   */
  static DigestFields parse(String header) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(header);
    while (matcher.lookingAt()) {
      String quoted = matcher.group(2);
      String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      fields.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
      if (matcher.end() == matcher.regionEnd()) {
        break;
      }
      matcher.region(matcher.end(), header.length());
    }
    return new DigestFields(fields);
  }

  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }
}
