package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.edgedaemon.punch.EventId;

/**
 * A record of a dataset as a caller brought it.
 *
 * @param id of the record; a number as its digits
 * @param pointer where it stood in the body
 * @param json the whole record, {@code id} included
 * @param content the same for two records that say the same
 */
record DatasetRecord(String dataset, String id, String pointer, JsonNode json, EventId content) {
  /** What versions of one record have in common. */
  EventId key() {
    return EventId.ofNaturalKey("dataset|" + dataset + "|" + id);
  }
}
