package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.PunchTime.Clarity;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.edgedaemon.punch.VerifyMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the punches of a call.
 *
 * <pre>
 * id user_id, and occurred_at (with an offset) or device_time (in the device's zone);
 * if wanted: device (the door's own id) user_name direction verify_mode work_code
 * </pre>
 */
record PunchReader(ApiDevice device, Instant now, Complaints complaints) {
  /** Characters of a caller's id. */
  static final int MAX_ID = 128;

  private static final int MAX_NAME = 128;
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "device",
          "user_id",
          "user_name",
          "occurred_at",
          "device_time",
          "direction",
          "verify_mode",
          "work_code");

  List<BroughtPunch> read(JsonNode body) {
    List<BroughtPunch> punches = new ArrayList<>();
    for (Batch.Item item : Batch.items(body, complaints)) {
      BroughtPunch punch = punch(item);
      if (punch != null) {
        punches.add(punch);
      }
    }
    return punches;
  }

  private @Nullable BroughtPunch punch(Batch.Item item) {
    Members members = new Members(item.json(), item.pointer(), complaints, KNOWN);
    requireDevice(members, device);
    String id = members.requiredText("id", MAX_ID);
    UserPin user = members.requiredValue("user_id", UserPin.MAX_LENGTH, UserPin::new);
    String name = members.text("user_name", MAX_NAME);
    PunchTime time = time(members);
    Direction direction = members.word("direction", Direction.class, Direction.UNKNOWN);
    VerifyMode verifyMode = members.word("verify_mode", VerifyMode.class, VerifyMode.UNKNOWN);
    String workCode = members.text("work_code", Texts.WORD);
    if (id == null || user == null || time == null) {
      return null;
    }
    Punch punch =
        new Punch(
            EventId.ofNaturalKey("api|" + device.id() + "|" + id),
            device.identity(),
            user,
            name,
            time,
            now,
            null,
            direction,
            verifyMode,
            workCode,
            PunchSource.API,
            new RawCodes(0, 0),
            Times.isPlausible(time.occurredAt(), now));
    return new BroughtPunch(id, item.pointer(), punch);
  }

  /** A caller may name the device, but only the one that its token belongs to. */
  static void requireDevice(Members members, ApiDevice device) {
    String named = members.text("device", Texts.WORD);
    if (named != null && !named.equals(device.id().value())) {
      members.complain("device", "this token belongs to device '" + device.id() + "'");
    }
  }

  private @Nullable PunchTime time(Members members) {
    if (members.has("occurred_at") == members.has("device_time")) {
      members.complain("occurred_at", "exactly one of occurred_at and device_time is needed");
      return null;
    }
    OffsetDateTime occurredAt = members.value("occurred_at", Texts.WORD, Times::withOffset);
    LocalDateTime deviceTime = members.value("device_time", Texts.WORD, Times::local);
    if (occurredAt != null) {
      return new PunchTime(occurredAt.toLocalDateTime(), occurredAt, Clarity.CLEAR);
    }
    return deviceTime == null ? null : PunchTime.of(deviceTime, device.config().zone());
  }
}
