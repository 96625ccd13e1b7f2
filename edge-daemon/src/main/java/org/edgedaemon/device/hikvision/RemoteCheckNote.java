package org.edgedaemon.device.hikvision;

import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an operator, once, that a terminal waits for another system before it opens. */
final class RemoteCheckNote {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteCheckNote.class);

  private final DeviceParts parts;
  private boolean told;

  RemoteCheckNote(DeviceParts parts) {
    this.parts = parts;
  }

  void onEvent(AccessEvent event) {
    if (event.remoteCheck() && !told) {
      told = true;
      parts.board().fact("remote check", "the terminal waits for another system to open");
      LOG.warn(
          "{}: waits for another system's answer before it opens (remote check); we only read: if"
              + " there is no such system, turn it off in the terminal",
          parts.label());
    }
  }
}
