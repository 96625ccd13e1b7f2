package org.edgedaemon.device.hikvision.search;

import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.TextHash;

/** What cursors call a row: half of a SHA-256, 32 hex digits, which says nothing of a person. */
final class RowName {
  private RowName() {}

  static String of(AccessEvent row) {
    return TextHash.of(
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
                + row.cardReaderNo())
        .toString();
  }
}
