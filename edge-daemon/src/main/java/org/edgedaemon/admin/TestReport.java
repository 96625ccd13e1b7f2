package org.edgedaemon.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.health.CheckResult;

/**
 * What the test of a device or a destination found.
 *
 * @param id of the device or destination
 * @param text what happened and what to do
 * @param millis how long it took
 * @param facts by name, in the order to show
 */
public record TestReport(
    String id, CheckResult.Status status, String text, long millis, Map<String, String> facts) {
  public TestReport {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
