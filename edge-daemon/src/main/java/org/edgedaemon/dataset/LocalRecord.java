package org.edgedaemon.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A record as the office has it.
 *
 * @param body every field, as it goes to the cloud; the file fields still hold local paths
 * @param version changes whenever the record does; null where the dataset has no version
 */
public record LocalRecord(RecordId id, ObjectNode body, @Nullable String version) {
  /** Says nothing of the body: it may hold personal data. */
  @Override
  public String toString() {
    return "record " + id;
  }
}
