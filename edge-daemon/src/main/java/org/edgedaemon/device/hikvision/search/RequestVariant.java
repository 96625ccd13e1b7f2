package org.edgedaemon.device.hikvision.search;

import org.edgedaemon.device.hikvision.isapi.SearchCondition;
import org.jspecify.annotations.Nullable;

/**
 * The form of request that a firmware takes.
 *
 * @param rows of a page
 * @param major 0 for all, 5 where that is refused; null is not sent
 * @param minor 0 for all; null is not sent
 * @param pictures false; null is not sent
 * @param serials windows by serial number are taken, as far as is known
 * @param times windows by time are taken, as far as is known
 */
public record RequestVariant(
    int rows,
    @Nullable Integer major,
    @Nullable Integer minor,
    @Nullable Boolean pictures,
    boolean serials,
    boolean times) {

  public RequestVariant {
    if (rows < 1 || rows > SearchCondition.MAX_ROWS) {
      throw new IllegalArgumentException("a page of " + rows + " rows cannot be asked for");
    }
  }

  /** What to try first on a firmware that was never read. */
  static RequestVariant firstFor(SearchCapabilities capabilities) {
    return new RequestVariant(
        capabilities.maxResults(), 0, 0, false, capabilities.serialWindows(), true);
  }

  /** Whether every record of the log is asked for, so that numbers follow each other. */
  boolean everyMajor() {
    return major == null || major == 0;
  }

  /** How the log is read, for people. */
  String manner() {
    String window = serials ? "by serial number" : times ? "by time" : "by position";
    return everyMajor() ? window : window + ", events of type " + major + " only";
  }

  SearchCondition condition(String searchId, Window window, int position) {
    return new SearchCondition(
        searchId, position, rows, major, minor, window.serials(), window.times(), pictures);
  }

  RequestVariant withRows(int newRows) {
    return new RequestVariant(newRows, major, minor, pictures, serials, times);
  }

  RequestVariant withMajor(@Nullable Integer newMajor) {
    return new RequestVariant(rows, newMajor, minor, pictures, serials, times);
  }

  RequestVariant withMinor(@Nullable Integer newMinor) {
    return new RequestVariant(rows, major, newMinor, pictures, serials, times);
  }

  RequestVariant withoutPictures() {
    return new RequestVariant(rows, major, minor, null, serials, times);
  }

  RequestVariant withoutSerials() {
    return new RequestVariant(rows, major, minor, pictures, false, times);
  }

  RequestVariant withoutTimes() {
    return new RequestVariant(rows, major, minor, pictures, serials, false);
  }
}
