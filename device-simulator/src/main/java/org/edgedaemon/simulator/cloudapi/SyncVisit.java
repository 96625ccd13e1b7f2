package org.edgedaemon.simulator.cloudapi;

import java.util.List;
import java.util.Map;

/**
 * A request with its body read.
 *
 * @param target path below the base, with the query; empty when it is not below the base
 * @param path the same without the query, decoded
 */
record SyncVisit(
    String method,
    String target,
    String path,
    Map<String, List<String>> query,
    boolean authorized,
    String origin,
    String body) {
  int number(String name, int otherwise) {
    String text = query.getOrDefault(name, List.of("")).get(0);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
