package org.edgedaemon.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers as an unmodifiable map whose keys ignore case; repeated ones are joined by commas. */
final class HeaderMap {
  private HeaderMap() {}

  static Map<String, String> of(HttpHeaders headers) {
    TreeMap<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(header -> map.merge(header.getKey(), header.getValue(), HeaderMap::join));
    return Collections.unmodifiableMap(map);
  }

  /** Every value by itself, for headers whose values must not be joined. */
  static Map<String, List<String>> values(HttpHeaders headers) {
    TreeMap<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        header -> map.merge(header.getKey(), List.of(header.getValue()), HeaderMap::both));
    return Collections.unmodifiableMap(map);
  }

  static Map<String, String> of(Map<String, String> headers) {
    TreeMap<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    map.putAll(headers);
    return Collections.unmodifiableMap(map);
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static String join(String first, String second) {
    return first + ", " + second;
  }
}
