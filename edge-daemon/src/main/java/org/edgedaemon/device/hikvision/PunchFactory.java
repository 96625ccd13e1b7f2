package org.edgedaemon.device.hikvision;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.device.Recognition.Outcome;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.AttendanceStatus;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventCodes;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.jspecify.annotations.Nullable;

/**
 * Makes punches and recognitions of a terminal's events, the same ones from the search, the stream
 * and a push. An event may be both, one of them, or neither.
 */
final class PunchFactory {
  /** Ten times an honest record; a longer one travels without its text. */
  private static final int MAX_RAW = 16 * 1024;

  private static final int MAX_SET_ASIDE = 2_000;
  private static final int MAX_NAME = 256;

  private final DeviceIdentity identity;
  private final Set<EventCode> punches;
  private final boolean recognitions;
  private final Function<String, @Nullable String> names;
  private final EventKeys keys;

  /**
   * @param names a person's name by id, null when not known
   */
  PunchFactory(
      DeviceIdentity identity, HikvisionConfig config, Function<String, @Nullable String> names) {
    this.identity = identity;
    this.punches = config.punches();
    this.recognitions = config.recognitions();
    this.names = names;
    this.keys = new EventKeys(identity.serial());
  }

  DeviceIdentity identity() {
    return identity;
  }

  /** Whether an event is a person's successful verification, of a kind that counts. */
  boolean isPunch(AccessEvent event) {
    return event.person() != null && punches.contains(event.code());
  }

  boolean isRecognition(AccessEvent event) {
    return recognitions && FaceEvents.outcome(event.code()) != null;
  }

  /** What is wrong with an event that should be handed over; null when nothing is. */
  @Nullable String defect(AccessEvent event) {
    if (event.time().wallClock() == null) {
      return "time cannot be understood";
    }
    String person = event.person();
    return person == null || isPin(person) ? null : "person id cannot be one";
  }

  SetAsideRecord setAside(String raw, String reason) {
    String start = raw.substring(0, Math.min(raw.length(), MAX_SET_ASIDE));
    byte[] bytes = start.getBytes(StandardCharsets.UTF_8);
    return new SetAsideRecord(identity, HexFormat.of().formatHex(bytes), reason);
  }

  /**
   * Makes the punch of an event that {@link #isPunch is one} and has no {@link #defect}.
   *
   * @param wallClock its time
   * @param person its person
   */
  Punch punch(AccessEvent event, LocalDateTime wallClock, String person, Reception reception) {
    PunchTime time = reception.placing().place(event.time(), wallClock);
    return new Punch(
        keys.punch(event, reception.epoch()),
        identity,
        new UserPin(person),
        nameOf(event, person),
        time,
        reception.at(),
        reception.clockOffset(),
        AttendanceStatus.direction(event.attendanceStatus()),
        EventCodes.of(event.code()).method(),
        null,
        reception.source(),
        raw(event),
        Placing.plausible(time, reception.at()));
  }

  /** Makes the recognition of an event that {@link #isRecognition is one} without defect. */
  Recognition recognition(
      AccessEvent event, LocalDateTime wallClock, Outcome outcome, Reception reception) {
    String person = event.person();
    return new Recognition(
        keys.recognition(event, reception.epoch()),
        identity,
        outcome,
        person == null ? null : new UserPin(person),
        person == null ? null : nameOf(event, person),
        event.similarity(),
        reception.placing().place(event.time(), wallClock),
        reception.at(),
        raw(event));
  }

  private @Nullable String nameOf(AccessEvent event, String person) {
    String name = event.name() == null ? names.apply(person) : event.name();
    return name == null || name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private static RawCodes raw(AccessEvent event) {
    return new RawCodes(
        AttendanceStatus.code(event.attendanceStatus()),
        event.code().minor(),
        event.raw().length() <= MAX_RAW ? event.raw() : null);
  }

  private static boolean isPin(String person) {
    if (person.isEmpty() || person.length() > UserPin.MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < person.length(); i++) {
      if (Character.isISOControl(person.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
