package org.edgedaemon.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A component's page in the health answer.
 *
 * @param family {@code device}, {@code webhook}, {@code destination}, {@code store} or {@code
 *     process}
 * @param name the component's id
 * @param facts what to show, JSON-able values (text, numbers, booleans, null), in order
 */
public record ComponentHealth(
    String family, String name, CheckResult result, Map<String, Object> facts) {
  public ComponentHealth {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
