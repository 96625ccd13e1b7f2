package org.edgedaemon.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a URL. Members without a value are left out. */
final class Query {
  private final Map<String, String> members = new LinkedHashMap<>();

  /** Adds a member, unless its value is null. */
  Query with(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value.toString());
    }
    return this;
  }

  /** With its question mark; empty when there is no member. */
  String encoded() {
    return members.entrySet().stream()
        .map(member -> encoded(member.getKey()) + "=" + encoded(member.getValue()))
        .collect(Collectors.joining("&", members.isEmpty() ? "" : "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
