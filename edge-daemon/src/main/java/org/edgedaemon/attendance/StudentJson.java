package org.edgedaemon.attendance;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeSet;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.EventId;

/**
 * The student as JSON, version 1: what every destination gets, without {@code seq}, which is added
 * at delivery.
 *
 * <pre>
 * event_id site student{admission_number name email phone} enrolled[unit codes] updated_at
 * </pre>
 *
 * {@code email} and {@code phone} may be null. Members are added, never renamed or removed.
 */
final class StudentJson {
  private final String site;

  StudentJson(String site) {
    this.site = site;
  }

  JsonBody encode(EventId id, Enrolled enrolled, Instant updatedAt) {
    return JsonObjects.write(
        json -> {
          json.writeStringField("event_id", id.value());
          json.writeStringField("site", site);
          writeStudent(json, enrolled.student());
          json.writeArrayFieldStart("enrolled");
          for (String unit : enrolled.units()) {
            json.writeString(unit);
          }
          json.writeEndArray();
          json.writeStringField("updated_at", updatedAt.toString());
        });
  }

  /**
   * The student of a body.
   *
   * @throws UnreadableBodyException when it is none
   */
  static Enrolled decode(JsonBody body) {
    return JsonObjects.read(
        body, members -> new Enrolled(student(members), new TreeSet<>(members.texts("enrolled"))));
  }

  static void writeStudent(JsonGenerator json, Student student) throws IOException {
    json.writeObjectFieldStart("student");
    json.writeStringField("admission_number", student.admission().value());
    json.writeStringField("name", student.name());
    json.writeStringField("email", student.email());
    json.writeStringField("phone", student.phone());
    json.writeEndObject();
  }

  static Student student(JsonMembers members) {
    return new Student(
        new AdmissionNumber(members.text("student.admission_number")),
        members.text("student.name"),
        members.optionalText("student.email"),
        members.optionalText("student.phone"));
  }
}
