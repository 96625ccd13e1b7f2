package org.edgedaemon.device.zk;

import java.time.Instant;
import java.time.LocalDateTime;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.zk.PunchFactory.Reception;
import org.edgedaemon.device.zk.codec.PlausibleTimes;
import org.edgedaemon.punch.PunchSource;

/**
 * What the parts of an open session share.
 *
 * @param terminal who answered
 */
record SessionParts(
    ZkConfig config,
    ZkFleet fleet,
    Conversation conversation,
    DeviceMemory memory,
    StatusBoard board,
    PunchListener listener,
    Terminal terminal,
    PunchFactory punches) {

  Peer peer() {
    return conversation.peer();
  }

  Instant now() {
    return fleet.clock().instant();
  }

  /** Times that a right-going clock of the device can have shown by now. */
  PlausibleTimes plausibleTimes() {
    return PlausibleTimes.until(LocalDateTime.ofInstant(now(), config.timeZone()));
  }

  Reception reception(PunchSource source) {
    return new Reception(source, now(), memory.clockOffset, plausibleTimes());
  }
}
