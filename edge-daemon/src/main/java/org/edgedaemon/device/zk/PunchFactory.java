package org.edgedaemon.device.zk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.edgedaemon.device.zk.codec.AttendanceRecord;
import org.edgedaemon.device.zk.codec.PlausibleTimes;
import org.edgedaemon.device.zk.codec.PunchCodes;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.jspecify.annotations.Nullable;

/** Makes punches of a terminal's records, the same one from the log and from an event. */
final class PunchFactory {
  private final DeviceIdentity identity;
  private final UserDirectory users;
  private final WallClock wallClock;
  private final String keyPrefix;

  PunchFactory(DeviceIdentity identity, UserDirectory users, WallClock wallClock) {
    this.identity = identity;
    this.users = users;
    this.wallClock = wallClock;
    this.keyPrefix = "zk|" + identity.serial() + "|";
  }

  /**
   * What is the same for all records that came at once.
   *
   * @param offset device clock minus ours
   * @param times what the device's clock can have shown
   */
  record Reception(
      PunchSource source, Instant at, @Nullable Duration offset, PlausibleTimes times) {}

  DeviceIdentity identity() {
    return identity;
  }

  /**
   * Makes a punch.
   *
   * @param time the record's time, {@code record.time().toLocalDateTime()}
   */
  Punch make(AttendanceRecord record, LocalDateTime time, Reception reception) {
    String pin = pinOf(record);
    Long workCode = record.workCode();
    return new Punch(
        EventId.ofNaturalKey(keyOf(record, pin)),
        identity,
        new UserPin(pin),
        users.nameOf(pin),
        wallClock.place(time),
        reception.at(),
        reception.offset(),
        PunchCodes.direction(record.state()),
        PunchCodes.verifyMode(record.verify()),
        workCode == null ? null : workCode.toString(),
        reception.source(),
        new RawCodes(record.state(), record.verify()),
        reception.times().contains(record.time()));
  }

  private String pinOf(AttendanceRecord record) {
    String listed = record.resolved() ? null : users.pinOf(record.uid());
    return listed == null ? record.userId() : listed;
  }

  private String keyOf(AttendanceRecord record, String pin) {
    return keyPrefix
        + pin
        + '|'
        + record.time().unsigned()
        + '|'
        + record.state()
        + '|'
        + record.verify();
  }
}
