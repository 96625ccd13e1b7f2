package org.edgedaemon.device.zk;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one ZKTeco terminal.
 *
 * @param name for people; the id when none is configured
 * @param commKey 1 to 6 digits; null when the terminal has none
 * @param timeZone of the terminal's clock
 * @param nameCharset of user names; null tries UTF-8, GB18030, ISO-8859-1 in turn
 * @param serial the serial number that must answer; null takes whoever answers
 * @param clockWarning how far its clock may be off before we warn
 * @param setClock set its clock when it is off by more than {@code clockWarning}; off by default
 * @param disableWhileReading disable the keypad during a bulk read (with a time-out); off by
 *     default
 * @param idleProbe probe the session after this much silence
 */
public record ZkConfig(
    DeviceId id,
    String name,
    String host,
    int port,
    Transport transport,
    @Nullable Secret commKey,
    ZoneId timeZone,
    @Nullable Charset nameCharset,
    @Nullable String serial,
    Duration clockWarning,
    boolean setClock,
    boolean disableWhileReading,
    Duration idleProbe) {
  public static final int DEFAULT_PORT = 4370;

  /** Which carrier to use. */
  public enum Transport {
    TCP,
    UDP,
    /** TCP first, then UDP; what worked is remembered. */
    AUTO
  }

  public ZkConfig {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port of device " + id + " is " + port);
    }
    if (commKey != null && !commKey.reveal().matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("comm key of device " + id + " is not 1 to 6 digits");
    }
  }

  /** A terminal with everything at its default. */
  public static ZkConfig of(DeviceId id, String host, int port, ZoneId timeZone) {
    return new ZkConfig(
        id,
        id.value(),
        host,
        port,
        Transport.AUTO,
        null,
        timeZone,
        null,
        null,
        Duration.ofSeconds(60),
        false,
        false,
        Duration.ofSeconds(30));
  }
}
