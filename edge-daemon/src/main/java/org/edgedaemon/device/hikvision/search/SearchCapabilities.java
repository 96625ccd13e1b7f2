package org.edgedaemon.device.hikvision.search;

import com.fasterxml.jackson.databind.JsonNode;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;

/**
 * What a terminal says of its event search. It may say nothing and search all the same.
 *
 * @param maxResults rows of a page, 1 to 30
 * @param serialWindows whether windows by serial number are worth a try
 * @param maxSerial the highest end of such a window
 */
public record SearchCapabilities(int maxResults, boolean serialWindows, long maxSerial) {
  /** An end that every firmware takes. */
  static final long PLAIN_MAX_SERIAL = 999_999_999L;

  /** The highest that any firmware is known to take. */
  static final long HIGHEST_SERIAL = 3_000_000_000L;

  /** Of a terminal that said nothing. */
  public static final SearchCapabilities UNKNOWN =
      new SearchCapabilities(SearchCondition.MAX_ROWS, true, PLAIN_MAX_SERIAL);

  public SearchCapabilities {
    maxResults = Math.max(1, Math.min(maxResults, SearchCondition.MAX_ROWS));
    maxSerial = Math.max(PLAIN_MAX_SERIAL, Math.min(maxSerial, HIGHEST_SERIAL));
  }

  /** Of the answer to {@code GET /ISAPI/AccessControl/AcsEvent/capabilities?format=json}. */
  public static SearchCapabilities of(IsapiDocument document) {
    JsonNode cond = document.content().path("AcsEventCond");
    if (!cond.isObject()) {
      return UNKNOWN;
    }
    long rows = cond.path("maxResults").path("@max").asLong(SearchCondition.MAX_ROWS);
    JsonNode end = cond.path("endSerialNo");
    return new SearchCapabilities(
        (int) Math.max(1, Math.min(rows, SearchCondition.MAX_ROWS)),
        cond.has("beginSerialNo") && !end.isMissingNode(),
        end.path("@max").asLong(PLAIN_MAX_SERIAL));
  }
}
