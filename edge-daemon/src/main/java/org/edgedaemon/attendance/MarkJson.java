package org.edgedaemon.attendance;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * The mark as JSON, version 1: what every destination gets, without {@code seq}, which is added at
 * delivery.
 *
 * <pre>
 * event_id site student{admission_number name email phone} unit{code name} session{id starts_at}
 * attendance{marked_at attended max_lessons percentage source} device{id}
 * </pre>
 *
 * {@code email} and {@code phone} may be null; {@code device} is left out when there is none. Times
 * have an offset, the percentage is a number with one decimal. Members are added, never renamed or
 * removed.
 */
final class MarkJson {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private final String site;

  MarkJson(String site) {
    this.site = site;
  }

  JsonBody encode(Mark mark) {
    return JsonObjects.write(
        json -> {
          json.writeStringField("event_id", mark.eventId().value());
          json.writeStringField("site", site);
          StudentJson.writeStudent(json, mark.student());
          writeUnit(json, mark.unit());
          writeSession(json, mark.session());
          writeAttendance(json, mark);
          writeDevice(json, mark.device());
        });
  }

  /**
   * The mark of a body.
   *
   * @throws UnreadableBodyException when it is none
   */
  static Mark decode(JsonBody body) {
    return JsonObjects.read(
        body,
        members -> {
          UnitCode code = new UnitCode(members.text("unit.code"));
          String device = members.optionalText("device.id");
          return new Mark(
              new EventId(members.text("event_id")),
              StudentJson.student(members),
              new Unit(code, members.text("unit.name"), members.number("attendance.max_lessons")),
              new Session(members.text("session.id"), code, members.time("session.starts_at")),
              members.time("attendance.marked_at"),
              members.number("attendance.attended"),
              members.text("attendance.source"),
              device == null ? null : new DeviceId(device));
        });
  }

  private static void writeUnit(JsonGenerator json, Unit unit) throws IOException {
    json.writeObjectFieldStart("unit");
    json.writeStringField("code", unit.code().value());
    json.writeStringField("name", unit.name());
    json.writeEndObject();
  }

  private static void writeSession(JsonGenerator json, Session session) throws IOException {
    json.writeObjectFieldStart("session");
    json.writeStringField("id", session.id());
    writeTime(json, "starts_at", session.startsAt());
    json.writeEndObject();
  }

  private static void writeAttendance(JsonGenerator json, Mark mark) throws IOException {
    json.writeObjectFieldStart("attendance");
    writeTime(json, "marked_at", mark.markedAt());
    json.writeNumberField("attended", mark.attended());
    json.writeNumberField("max_lessons", mark.unit().lessons());
    json.writeNumberField("percentage", mark.percentage());
    json.writeStringField("source", mark.source());
    json.writeEndObject();
  }

  private static void writeDevice(JsonGenerator json, @Nullable DeviceId device)
      throws IOException {
    if (device != null) {
      json.writeObjectFieldStart("device");
      json.writeStringField("id", device.value());
      json.writeEndObject();
    }
  }

  private static void writeTime(JsonGenerator json, String name, OffsetDateTime time)
      throws IOException {
    json.writeStringField(name, TIME.format(time));
  }
}
