package org.edgedaemon.device;

import java.util.List;
import org.edgedaemon.punch.Punch;

/**
 * What a device hands over at once, oldest first: punches, faces looked at, and records that could
 * not be understood.
 */
public record PunchBatch(
    List<Punch> punches, List<Recognition> recognitions, List<SetAsideRecord> setAside) {
  public PunchBatch {
    punches = List.copyOf(punches);
    recognitions = List.copyOf(recognitions);
    setAside = List.copyOf(setAside);
  }

  public PunchBatch(List<Punch> punches, List<SetAsideRecord> setAside) {
    this(punches, List.of(), setAside);
  }

  public static PunchBatch of(List<Punch> punches) {
    return new PunchBatch(punches, List.of(), List.of());
  }

  public boolean isEmpty() {
    return punches.isEmpty() && recognitions.isEmpty() && setAside.isEmpty();
  }
}
