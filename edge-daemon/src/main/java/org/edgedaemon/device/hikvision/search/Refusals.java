package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;

/** What a refused search means. */
final class Refusals {
  private static final Duration UPGRADE = Duration.ofMinutes(5);
  private static final Duration SESSIONS = Duration.ofMinutes(1);

  private Refusals() {}

  static DeviceException of(String label, IsapiAnswer.Refused refused) {
    ResponseStatus status = refused.status();
    String what = label + " refuses the search (" + words(refused) + ")";
    if (status.is("upgrading")) {
      return new DeviceException(Reason.BUSY, what + ": it is being upgraded", UPGRADE);
    }
    if (status.is("maxSessionUserLink")) {
      return new DeviceException(Reason.BUSY, what + ": too many sessions", SESSIONS);
    }
    if (status.is("lowPrivilege")) {
      return new DeviceException(
          Reason.UNSUPPORTED, what + ": give the account the right to search the event log");
    }
    if (status.statusCode() == 2 || refused.httpStatus() == 503) {
      return new DeviceException(Reason.BUSY, what);
    }
    if (status.statusCode() == 3) {
      return new DeviceException(Reason.BROKEN, what);
    }
    return new DeviceException(Reason.UNSUPPORTED, what + ": this firmware cannot be read so");
  }

  /** In the terminal's words, for a message. */
  static String words(IsapiAnswer.Refused refused) {
    ResponseStatus status = refused.status();
    String text = status.subStatusCode().isEmpty() ? status.statusString() : status.subStatusCode();
    String detail = status.errorMsg().isEmpty() ? "" : " " + status.errorMsg();
    return ("HTTP " + refused.httpStatus() + " " + text + detail).strip();
  }
}
