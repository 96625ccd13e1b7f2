package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads event records. Search rows and notices name some members differently:
 *
 * <pre>
 * search            stream, push
 * major             majorEventType
 * minor             subEventType
 * time              dateTime (of the envelope)
 * </pre>
 */
public final class AccessEvents {
  private static final long MAX_SERIAL = 0xFFFF_FFFFL;

  private AccessEvents() {}

  /** A row of a search; empty when it is no object or has no type. */
  public static Optional<AccessEvent> ofRow(JsonNode row) {
    return row instanceof ObjectNode object ? read(object, null) : Optional.empty();
  }

  /**
   * An event as it stands in a notice.
   *
   * @param dateTime of the envelope; null when it has none
   */
  static Optional<AccessEvent> ofNotice(ObjectNode event, @Nullable String dateTime) {
    return read(event, dateTime);
  }

  private static Optional<AccessEvent> read(ObjectNode object, @Nullable String dateTime) {
    Fields fields = Fields.of(object);
    Integer major = either(fields.integer("major"), fields.integer("majorEventType"));
    Integer minor = either(fields.integer("minor"), fields.integer("subEventType"));
    if (major == null || minor == null || major < 0 || minor < 0) {
      return Optional.empty();
    }
    String time = either(dateTime, either(fields.text("time"), fields.text("dateTime")));
    return Optional.of(
        new AccessEvent(
            new EventCode(major, minor),
            serial(fields, "serialNo"),
            serial(fields, "frontSerialNo"),
            EventTimes.parse(time == null ? "" : time),
            person(fields),
            fields.text("name"),
            unlessZero(fields.text("cardNo")),
            orZero(fields, "doorNo"),
            orZero(fields, "cardReaderNo"),
            fields.text("attendanceStatus"),
            fields.decimal("similarity"),
            fields.flag("currentEvent"),
            Boolean.TRUE.equals(fields.flag("remoteCheck")),
            RawEvent.of(object, dateTime)));
  }

  /** The text as it is; the number of old firmwares only in its place. */
  private static @Nullable String person(Fields fields) {
    boolean number = fields.node().path("employeeNoString").isNumber();
    boolean zero = number && Long.valueOf(0).equals(fields.number("employeeNoString"));
    String text = zero ? null : fields.text("employeeNoString");
    return either(text, unlessZero(fields.text("employeeNo")));
  }

  private static @Nullable Long serial(Fields fields, String name) {
    Long serial = fields.number(name);
    return serial == null || serial < 1 || serial > MAX_SERIAL ? null : serial;
  }

  private static int orZero(Fields fields, String name) {
    Integer number = fields.integer(name);
    return number == null ? 0 : number;
  }

  private static @Nullable String unlessZero(@Nullable String text) {
    return "0".equals(text) ? null : text;
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }
}
