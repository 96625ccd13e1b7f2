package org.edgedaemon.device.hikvision.search;

import java.util.HexFormat;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.edgedaemon.device.hikvision.isapi.TextHash;

/**
 * What tells a row from others: half of a SHA-256, which says nothing of a person.
 *
 * @param high its first eight bytes
 * @param low the next eight; never both 0
 */
record RowKey(long high, long low) {
  RowKey {
    if (high == 0 && low == 0) {
      throw new IllegalArgumentException("a row's key is not 0");
    }
  }

  static RowKey of(AccessEvent row) {
    return hash(
        row.serialNo()
            + "|"
            + row.time().text()
            + "|"
            + row.code()
            + "|"
            + row.person()
            + "|"
            + row.cardNo()
            + "|"
            + row.doorNo()
            + "/"
            + row.cardReaderNo());
  }

  static RowKey of(UnreadableRow row) {
    return hash(row.raw());
  }

  /** 32 lower-case hex digits, as cursors have it. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  private static RowKey hash(String text) {
    TextHash hash = TextHash.of(text);
    return new RowKey(hash.high(), (hash.high() | hash.low()) == 0 ? 1 : hash.low());
  }
}
