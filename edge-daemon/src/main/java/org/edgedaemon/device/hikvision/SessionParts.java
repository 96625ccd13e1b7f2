package org.edgedaemon.device.hikvision;

import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.search.LogReader;
import org.edgedaemon.device.hikvision.search.UserDirectory;
import org.edgedaemon.device.hikvision.terminal.Terminal;

/** What an open session works with. */
record SessionParts(
    DeviceParts device,
    HikvisionFleet fleet,
    Terminal terminal,
    NewsDesk desk,
    LogReader reader,
    Upkeep upkeep) {

  /** What is looked after now and then, before a read. */
  record Upkeep(ClockWatch clock, BootWatch boot, UserDirectory users) {
    CompletionStage<Void> check() {
      return clock
          .check()
          .thenCompose(none -> boot.check())
          .thenCompose(none -> users.refreshIfDue());
    }
  }
}
