package org.edgedaemon.device;

import java.util.List;
import org.edgedaemon.punch.Punch;

/**
 * What a device hands over at once, oldest first: punches, and records that could not be
 * understood.
 */
public record PunchBatch(List<Punch> punches, List<SetAsideRecord> setAside) {
  public PunchBatch {
    punches = List.copyOf(punches);
    setAside = List.copyOf(setAside);
  }

  public static PunchBatch of(List<Punch> punches) {
    return new PunchBatch(punches, List.of());
  }

  public boolean isEmpty() {
    return punches.isEmpty() && setAside.isEmpty();
  }
}
