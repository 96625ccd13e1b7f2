package org.edgedaemon.device.hikvision.search;

import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.FieldHash;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.edgedaemon.device.hikvision.isapi.TextHash;

/**
 * What tells a row from others, in memory.
 *
 * @param high a hash of its members
 * @param low its serial number, so that rows that come together stand together; of a row without
 *     one, another hash, negative
 */
record RowKey(long high, long low) {
  RowKey {
    if (low == 0) {
      throw new IllegalArgumentException("no row has the number 0");
    }
  }

  static RowKey of(AccessEvent row) {
    FieldHash hash =
        new FieldHash()
            .add(row.time().text())
            .add(row.code().major())
            .add(row.code().minor())
            .add(row.person())
            .add(row.cardNo())
            .add(row.doorNo())
            .add(row.cardReaderNo());
    Long serial = row.serialNo();
    return new RowKey(hash.high(), serial == null ? unnumbered(hash.low()) : serial);
  }

  static RowKey of(UnreadableRow row) {
    TextHash hash = TextHash.of(row.raw());
    return new RowKey(hash.high(), unnumbered(hash.low()));
  }

  private static long unnumbered(long hash) {
    return hash | Long.MIN_VALUE;
  }
}
