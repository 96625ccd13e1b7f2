package org.edgedaemon.device.hikvision.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;

/** What tells a row from others, as 32 hex digits that say nothing of a person. */
final class RowKey {
  private static final int BYTES = 16;

  private RowKey() {}

  static String of(AccessEvent row) {
    return hash(
        String.join(
            "|",
            String.valueOf(row.serialNo()),
            row.time().text(),
            row.code().toString(),
            String.valueOf(row.person()),
            String.valueOf(row.cardNo()),
            row.doorNo() + "/" + row.cardReaderNo()));
  }

  static String of(UnreadableRow row) {
    return hash(row.raw());
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
