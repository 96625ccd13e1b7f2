package org.edgedaemon.device.hikvision.isapi;

import org.edgedaemon.device.hikvision.isapi.JsonBytes.Value;
import org.jspecify.annotations.Nullable;

/**
 * One row of a page after the other, as it is passed over. A row is odd when a member that matters
 * is of another type than usual, or missing where it must not be: {@link AccessEvents} knows what
 * is meant then.
 */
final class PlainRow {
  private static final int NONE = -1;
  private static final long MAX_SERIAL = 0xFFFF_FFFFL;

  private final JsonBytes in;
  private boolean odd;
  private long major;
  private long minor;
  private long serial;
  private long front;
  private long door;
  private long reader;
  private @Nullable String time;
  private @Nullable String dateTime;
  private @Nullable String person;
  private @Nullable String oldPerson;
  private @Nullable String name;
  private @Nullable String card;
  private @Nullable String attendance;
  private @Nullable Double similarity;
  private @Nullable Boolean current;
  private boolean remoteCheck;
  private String lastAttendance = "";

  PlainRow(JsonBytes in) {
    this.in = in;
  }

  /** Passes it, from brace to brace. */
  void read() throws UnusualException {
    clear();
    in.pass('{');
    if (!in.passes('}')) {
      do {
        in.name();
        RowMember member = in.member();
        Value value = in.value();
        if (member != null) {
          member(member, value);
        }
      } while (in.passes(','));
      in.pass('}');
    }
    odd |= in.escapes() || !isCode(major) || !isCode(minor);
  }

  boolean odd() {
    return odd;
  }

  AccessEvent event(String raw) {
    String at = time == null ? dateTime : time;
    return new AccessEvent(
        EventCode.of((int) major, (int) minor),
        serial(serial),
        serial(front),
        EventTimes.parse(at == null ? "" : at),
        person == null ? oldPerson : person,
        name,
        card,
        orZero(door),
        orZero(reader),
        attendance,
        similarity,
        current,
        remoteCheck,
        raw);
  }

  private void clear() {
    odd = false;
    major = NONE;
    minor = NONE;
    serial = 0;
    front = 0;
    door = 0;
    reader = 0;
    time = null;
    dateTime = null;
    person = null;
    oldPerson = null;
    name = null;
    card = null;
    attendance = null;
    similarity = null;
    current = null;
    remoteCheck = false;
  }

  private void member(RowMember member, Value value) {
    switch (member) {
      case MAJOR -> major = number(value);
      case MINOR -> minor = number(value);
      case SERIAL -> serial = number(value);
      case FRONT -> front = number(value);
      case DOOR -> door = number(value);
      case READER -> reader = number(value);
      case TIME -> time = string(value);
      case PERSON -> person = string(value);
      case NAME -> name = string(value);
      case CARD -> card = unlessZero(string(value));
      case ATTENDANCE -> attendance = attendance(value);
      default -> seldom(member, value);
    }
  }

  private void seldom(RowMember member, Value value) {
    switch (member) {
      case DATE_TIME -> dateTime = string(value);
      case OLD_PERSON -> oldPerson = oldPerson(value);
      case SIMILARITY -> similarity = decimal(value);
      case CURRENT -> current = flag(value);
      case REMOTE_CHECK -> remoteCheck = Boolean.TRUE.equals(flag(value));
      default -> odd = true;
    }
  }

  private long number(Value value) {
    odd |= value != Value.WHOLE;
    return value == Value.WHOLE ? in.whole() : 0;
  }

  private @Nullable String string(Value value) {
    odd |= value != Value.TEXT;
    String text = value == Value.TEXT ? in.last().strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** One of a few words: mostly the same as in a row before. */
  private @Nullable String attendance(Value value) {
    if (value != Value.TEXT || !in.isLast(lastAttendance)) {
      String text = string(value);
      lastAttendance = text == null ? "" : text;
    }
    return lastAttendance.isEmpty() ? null : lastAttendance;
  }

  private @Nullable String oldPerson(Value value) {
    String text = value == Value.TEXT ? string(value) : Long.toString(number(value));
    return unlessZero(text);
  }

  private double decimal(Value value) {
    boolean number = value == Value.WHOLE || value == Value.DECIMAL;
    double decimal = number ? Double.parseDouble(in.last()) : Double.NaN;
    odd |= !Double.isFinite(decimal);
    return decimal;
  }

  private @Nullable Boolean flag(Value value) {
    odd |= value != Value.TRUE && value != Value.FALSE;
    return value == Value.TRUE;
  }

  private static boolean isCode(long number) {
    return number >= 0 && number <= Integer.MAX_VALUE;
  }

  private static @Nullable Long serial(long number) {
    return number < 1 || number > MAX_SERIAL ? null : number;
  }

  private static int orZero(long number) {
    return number == (int) number ? (int) number : 0;
  }

  private static @Nullable String unlessZero(@Nullable String text) {
    return "0".equals(text) ? null : text;
  }
}
