package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.jspecify.annotations.Nullable;

/**
 * One page of an event search, {@code POST /ISAPI/AccessControl/AcsEvent?format=json}, root {@code
 * AcsEventCond}. Members that are null are not sent.
 *
 * @param searchId one value for all pages of a search, 1 to 64 characters
 * @param position of the first row wanted, from 0, at most {@value #MAX_POSITION}
 * @param maxResults rows wanted, 1 to {@value #MAX_ROWS}
 * @param major 0 for all
 * @param minor 0 for all of the major
 * @param serials by serial number
 * @param times by time, in the terminal's own offset
 * @param pictures never true: answers would carry pictures
 */
public record SearchCondition(
    String searchId,
    int position,
    int maxResults,
    @Nullable Integer major,
    @Nullable Integer minor,
    @Nullable SerialWindow serials,
    @Nullable TimeWindow times,
    @Nullable Boolean pictures) {
  public static final int MAX_ROWS = 30;
  public static final int MAX_POSITION = 300_000;

  public SearchCondition {
    if (searchId.isEmpty() || searchId.length() > 64) {
      throw new IllegalArgumentException("search id '" + searchId + "' is not 1 to 64 characters");
    }
    if (position < 0 || position > MAX_POSITION || maxResults < 1 || maxResults > MAX_ROWS) {
      throw new IllegalArgumentException(
          "page of " + maxResults + " rows at " + position + " cannot be asked for");
    }
    if (pictures != null && pictures) {
      throw new IllegalArgumentException("pictures are never asked for");
    }
  }

  /** Both ends inclusive; terminals want both or none. */
  public record SerialWindow(long first, long last) {
    public SerialWindow {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException("serial window " + first + ".." + last);
      }
    }
  }

  /** Both ends inclusive, {@code yyyy-MM-ddTHH:mm:ss±hh:mm}, never with milliseconds or Z. */
  public record TimeWindow(String start, String end) {}

  public SearchCondition at(int newPosition) {
    return new SearchCondition(
        searchId, newPosition, maxResults, major, minor, serials, times, pictures);
  }

  /** The body of the request; pages of one search differ in the position alone. */
  public String toJson() {
    StringBuilder json = new StringBuilder(256).append("{\"AcsEventCond\":{\"searchID\":");
    text(json, searchId);
    member(json, "searchResultPosition", position);
    member(json, "maxResults", maxResults);
    member(json, "major", major);
    member(json, "minor", minor);
    if (serials != null) {
      member(json, "beginSerialNo", serials.first());
      member(json, "endSerialNo", serials.last());
    }
    if (times != null) {
      text(json.append(",\"startTime\":"), times.start());
      text(json.append(",\"endTime\":"), times.end());
    }
    member(json, "picEnable", pictures);
    return json.append("}}").toString();
  }

  private static void member(StringBuilder json, String name, @Nullable Object value) {
    if (value != null) {
      json.append(",\"").append(name).append("\":").append(value);
    }
  }

  private static void text(StringBuilder json, String value) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }
}
