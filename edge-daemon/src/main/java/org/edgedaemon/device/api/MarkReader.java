package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.MarkCall;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mark of a call.
 *
 * <pre>
 * id student{admission_number name} session{id};
 * if wanted: device student{email phone} unit{code name} session{starts_at} marked_at
 * </pre>
 */
record MarkReader(ApiDevice device, Instant now, Complaints complaints) {
  private static final Set<String> KNOWN =
      Set.of("id", "device", "student", "unit", "session", "marked_at");
  private static final Set<String> STUDENT = Set.of("admission_number", "name", "email", "phone");
  private static final Set<String> UNIT = Set.of("code", "name");
  private static final Set<String> SESSION = Set.of("id", "starts_at");

  /** The call and the caller's id of it; null and complaints when it is not fit. */
  record Brought(String id, MarkCall call) {}

  @Nullable Brought read(JsonNode body) {
    Members members = new Members(body, "#", complaints, KNOWN);
    PunchReader.requireDevice(members, device);
    String id = members.requiredText("id", PunchReader.MAX_ID);
    Student student = student(members.requiredObject("student", STUDENT));
    Members unit = members.object("unit", UNIT);
    UnitCode code =
        unit == null ? null : unit.requiredValue("code", UnitCode.MAX_LENGTH, UnitCode::new);
    String unitName = unit == null ? null : unit.text("name", Unit.MAX_NAME);
    Members session = members.requiredObject("session", SESSION);
    String sessionId = session == null ? null : session.requiredText("id", Session.MAX_ID);
    OffsetDateTime startsAt = session == null ? null : time(session, "starts_at");
    OffsetDateTime markedAt = markedAt(members);
    if (id == null || student == null || sessionId == null || !complaints.isEmpty()) {
      return null;
    }
    String source = PunchSource.API.wireName();
    return new Brought(
        id,
        new MarkCall(device.id(), student, code, unitName, sessionId, startsAt, markedAt, source));
  }

  private static @Nullable Student student(@Nullable Members members) {
    if (members == null) {
      return null;
    }
    AdmissionNumber number =
        members.requiredValue("admission_number", AdmissionNumber.MAX_LENGTH, AdmissionNumber::new);
    String name = members.requiredText("name", Student.MAX_NAME);
    String email = members.text("email", Student.MAX_CONTACT);
    String phone = members.text("phone", Student.MAX_CONTACT);
    return number == null || name == null ? null : student(members, number, name, email, phone);
  }

  private static @Nullable Student student(
      Members members,
      AdmissionNumber number,
      String name,
      @Nullable String email,
      @Nullable String phone) {
    try {
      return new Student(number, name, email, phone);
    } catch (IllegalArgumentException e) {
      members.complain("name", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** When nothing is said, it was now. */
  private OffsetDateTime markedAt(Members members) {
    OffsetDateTime said = time(members, "marked_at");
    if (said == null) {
      return Times.at(now, device.config().zone());
    }
    if (!Times.isPlausible(said, now)) {
      members.complain("marked_at", "is no time at which this can have happened");
    }
    return said;
  }

  private static @Nullable OffsetDateTime time(Members members, String name) {
    return members.value(name, Texts.WORD, Times::withOffset);
  }
}
