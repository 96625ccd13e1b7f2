package org.edgedaemon.journal.h2;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The checksum of a row of a table that is no entry: H2 has none of its own. CRC-32C over the
 * columns in their order, each as
 *
 * <pre>
 *   length of the text as decimal digits | : | text in UTF-8     numbers in decimal, bytes in hex
 *   -                                                           null
 * </pre>
 */
public final class RowSum {
  private RowSum() {}

  /** Of strings, numbers, byte arrays and nulls. */
  public static int of(@Nullable Object... columns) {
    CRC32C crc = new CRC32C();
    for (Object column : columns) {
      crc.update(text(column).getBytes(StandardCharsets.UTF_8));
    }
    return (int) crc.getValue();
  }

  private static String text(@Nullable Object column) {
    if (column == null) {
      return "-";
    }
    String text =
        column instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(column);
    return text.length() + ":" + text;
  }
}
