package org.edgedaemon.device.hikvision.isapi;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a terminal keeps its event log, {@code GET
 * /ISAPI/AccessControl/AcsEvent/StorageCfg?format=json}.
 *
 * @param checkTime as written; null when absent
 * @param period as written; null when absent
 */
public record EventStorage(Mode mode, @Nullable String checkTime, @Nullable Integer period) {
  private static final String ROOT = "EventStorageCfg";

  /** When old events go. */
  public enum Mode {
    /** At regular times, read or not. */
    REGULAR,
    /** After a time, read or not. */
    TIME,
    /** When the store is full, the oldest first: what terminals do by default. */
    CYCLE,
    UNKNOWN
  }

  /** Empty when the document is none. */
  public static Optional<EventStorage> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    String mode = fields.text("mode");
    return document.isNamed(ROOT) || mode != null
        ? Optional.of(
            new EventStorage(mode(mode), fields.text("checkTime"), fields.integer("period")))
        : Optional.empty();
  }

  /** Whether events go before the store is full: unread ones may be lost. */
  public boolean deletes() {
    return mode == Mode.REGULAR || mode == Mode.TIME;
  }

  private static Mode mode(@Nullable String mode) {
    return switch (mode == null ? "" : mode.toLowerCase(Locale.ROOT)) {
      case "regular" -> Mode.REGULAR;
      case "time" -> Mode.TIME;
      case "cycle" -> Mode.CYCLE;
      default -> Mode.UNKNOWN;
    };
  }
}
