package org.edgedaemon.device.hikvision.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;

/**
 * What tells a row from others: half of a SHA-256, which says nothing of a person.
 *
 * @param high its first eight bytes
 * @param low the next eight; never both 0
 */
record RowKey(long high, long low) {
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(RowKey::sha256);

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
    byte[] digest = SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    long high = bytes.getLong();
    long low = bytes.getLong();
    return new RowKey(high, (high | low) == 0 ? 1 : low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
