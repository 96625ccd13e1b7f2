package org.edgedaemon.device.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The members of a row that mean something to us, found by the bytes of their names. */
enum RowMember {
  MAJOR("major"),
  MINOR("minor"),
  SERIAL("serialNo"),
  FRONT("frontSerialNo"),
  DOOR("doorNo"),
  READER("cardReaderNo"),
  TIME("time"),
  DATE_TIME("dateTime"),
  PERSON("employeeNoString"),
  OLD_PERSON("employeeNo"),
  NAME("name"),
  CARD("cardNo"),
  ATTENDANCE("attendanceStatus"),
  SIMILARITY("similarity"),
  CURRENT("currentEvent"),
  REMOTE_CHECK("remoteCheck"),
  NOTICE_MAJOR("majorEventType"),
  NOTICE_MINOR("subEventType");

  /** Each at the place of its name, or at the next free one; by far not full. */
  private static final @Nullable RowMember[] PLACES = new RowMember[64];

  static {
    for (RowMember member : values()) {
      byte[] bytes = member.text.getBytes(StandardCharsets.US_ASCII);
      int place = place(bytes, 0, bytes.length);
      while (PLACES[place] != null) {
        place = (place + 1) % PLACES.length;
      }
      PLACES[place] = member;
    }
  }

  private final String text;

  RowMember(String text) {
    this.text = text;
  }

  /** The one whose name stands there; null when it is none of these. */
  static @Nullable RowMember of(byte[] bytes, int from, int to) {
    int place = place(bytes, from, to);
    RowMember member = PLACES[place];
    while (member != null && !member.stands(bytes, from, to)) {
      place = (place + 1) % PLACES.length;
      member = PLACES[place];
    }
    return member;
  }

  private boolean stands(byte[] bytes, int from, int to) {
    boolean same = to - from == text.length();
    for (int i = 0; same && i < text.length(); i++) {
      same = bytes[from + i] == text.charAt(i);
    }
    return same;
  }

  private static int place(byte[] bytes, int from, int to) {
    return from == to
        ? 0
        : (5 * (to - from) + 3 * bytes[from] + 7 * bytes[to - 1]) & (PLACES.length - 1);
  }
}
