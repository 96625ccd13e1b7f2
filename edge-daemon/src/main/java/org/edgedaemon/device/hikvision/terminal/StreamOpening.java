package org.edgedaemon.device.hikvision.terminal;

import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;

/** What came of asking for the alert stream. */
public sealed interface StreamOpening {
  /** It flows. */
  record Flowing(OpenStream stream) implements StreamOpening {}

  /**
   * Another client has the terminal's only slot, or an earlier connection of ours still holds it.
   *
   * @param how it showed, for an operator
   */
  record SlotTaken(String how) implements StreamOpening {}

  /** There is none, or not for us. */
  record Refused(IsapiAnswer answer) implements StreamOpening {}
}
