package org.edgedaemon.simulator.hikvision;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where pictures lie: {@code /LOCALS/pic/acsLinkCap/yyyyMM_00/dd_HHmmss_3ssss_0.jpeg@WEBserial}.
 */
final class PicturePath {
  static final String FOLDER = "/LOCALS/pic/";

  private PicturePath() {}

  static String url(String host, LoggedEvent event) {
    LocalDateTime at = event.time();
    return String.format(
        Locale.ROOT,
        "http://%s%sacsLinkCap/%04d%02d_00/%02d_%02d%02d%02d_300%02d_0.jpeg@WEB%012d",
        host,
        FOLDER,
        at.getYear(),
        at.getMonthValue(),
        at.getDayOfMonth(),
        at.getHour(),
        at.getMinute(),
        at.getSecond(),
        event.minor(),
        event.serial());
  }

  /** Something that begins and ends as a JPEG does. */
  static byte[] jpeg(int bytes) {
    byte[] picture = new byte[Math.max(bytes, 24)];
    // Delimiters inside a picture must not end it.
    byte[] trap = "\r\n--MIME_boundary\r\n".getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(picture, (byte) 0x5A);
    if (picture.length > 128) {
      System.arraycopy(trap, 0, picture, 64, trap.length);
    }
    picture[0] = (byte) 0xFF;
    picture[1] = (byte) 0xD8;
    picture[2] = (byte) 0xFF;
    picture[3] = (byte) 0xE0;
    picture[picture.length - 2] = (byte) 0xFF;
    picture[picture.length - 1] = (byte) 0xD9;
    return picture;
  }
}
