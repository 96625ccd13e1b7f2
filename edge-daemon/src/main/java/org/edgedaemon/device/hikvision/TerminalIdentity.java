package org.edgedaemon.device.hikvision;

import java.util.Locale;
import org.edgedaemon.device.hikvision.isapi.DeviceInfo;
import org.edgedaemon.device.hikvision.isapi.Notice.AccessNotice;
import org.jspecify.annotations.Nullable;

/**
 * By what a terminal's pushes can be told from those of another one.
 *
 * @param serial as the terminal writes it; its end is the short serial of events
 */
record TerminalIdentity(
    @Nullable String serial, @Nullable String shortSerial, @Nullable String mac) {

  static TerminalIdentity of(DeviceInfo info) {
    return new TerminalIdentity(info.serialNumber(), info.shortSerial(), info.mac());
  }

  /** Whose an event says it is: the short serial counts more than the address of one network. */
  WebhookMatch of(AccessNotice notice) {
    String said = notice.shortSerial();
    if (said != null && (serial != null || shortSerial != null)) {
      return isOurs(said) ? WebhookMatch.OURS : WebhookMatch.OF_ANOTHER;
    }
    if (notice.mac() == null || mac == null) {
      return WebhookMatch.PERHAPS;
    }
    return notice.mac().equals(mac) ? WebhookMatch.OURS : WebhookMatch.OF_ANOTHER;
  }

  private boolean isOurs(String said) {
    String upper = said.toUpperCase(Locale.ROOT);
    return said.equalsIgnoreCase(shortSerial)
        || (serial != null && serial.toUpperCase(Locale.ROOT).endsWith(upper));
  }
}
