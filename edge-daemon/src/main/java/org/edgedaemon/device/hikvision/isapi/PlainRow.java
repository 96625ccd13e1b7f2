package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One row of a page after the other, as the parser passes over it. A row is odd when a member that
 * matters is of another type than usual, or missing where it must not be: {@link AccessEvents}
 * knows what is meant then.
 */
final class PlainRow {
  private static final int NONE = -1;
  private static final long MAX_SERIAL = 0xFFFF_FFFFL;

  private final JsonParser in;
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
  private EventCode lastCode = new EventCode(EventCode.EVENT, 0);

  PlainRow(JsonParser in) {
    this.in = in;
  }

  /** From behind its brace to its end. */
  void read() throws IOException {
    clear();
    for (String member = in.nextFieldName(); member != null; member = in.nextFieldName()) {
      member(member, in.nextToken());
    }
    odd |= in.currentToken() != JsonToken.END_OBJECT || !isCode(major) || !isCode(minor);
  }

  boolean odd() {
    return odd;
  }

  AccessEvent event(String raw) {
    if (lastCode.major() != major || lastCode.minor() != minor) {
      lastCode = new EventCode((int) major, (int) minor);
    }
    String at = time == null ? dateTime : time;
    return new AccessEvent(
        lastCode,
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

  private void member(String member, JsonToken value) throws IOException {
    switch (member) {
      case "major" -> major = number(value);
      case "minor" -> minor = number(value);
      case "serialNo" -> serial = number(value);
      case "frontSerialNo" -> front = number(value);
      case "doorNo" -> door = number(value);
      case "cardReaderNo" -> reader = number(value);
      case "time" -> time = string(value);
      case "employeeNoString" -> person = string(value);
      case "name" -> name = string(value);
      case "cardNo" -> card = unlessZero(string(value));
      case "attendanceStatus" -> attendance = string(value);
      default -> seldom(member, value);
    }
  }

  private void seldom(String member, JsonToken value) throws IOException {
    switch (member) {
      case "dateTime" -> dateTime = string(value);
      case "employeeNo" -> oldPerson = oldPerson(value);
      case "similarity" -> similarity = decimal(value);
      case "currentEvent" -> current = flag(value);
      case "remoteCheck" -> remoteCheck = Boolean.TRUE.equals(flag(value));
      case "majorEventType", "subEventType" -> oddly();
      default -> in.skipChildren();
    }
  }

  private void oddly() throws IOException {
    odd = true;
    in.skipChildren();
  }

  private long number(JsonToken value) throws IOException {
    if (value != JsonToken.VALUE_NUMBER_INT
        || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      oddly();
      return 0;
    }
    return in.getLongValue();
  }

  private @Nullable String string(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      String text = in.getText().strip();
      return text.isEmpty() ? null : text;
    }
    oddly();
    return null;
  }

  private @Nullable String oldPerson(JsonToken value) throws IOException {
    String text = value == JsonToken.VALUE_STRING ? string(value) : Long.toString(number(value));
    return unlessZero(text);
  }

  private @Nullable Double decimal(JsonToken value) throws IOException {
    if (value.isNumeric() && Double.isFinite(in.getDoubleValue())) {
      return in.getDoubleValue();
    }
    oddly();
    return null;
  }

  private @Nullable Boolean flag(JsonToken value) throws IOException {
    if (value.isBoolean()) {
      return value == JsonToken.VALUE_TRUE;
    }
    oddly();
    return null;
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
