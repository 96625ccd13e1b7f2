package org.edgedaemon.app.device;

import java.util.List;

/** Devices of other settings: made, their listeners open, and not in service yet. */
@FunctionalInterface
public interface DeviceChange {
  /** Puts them in service; one line per change. */
  List<String> apply();
}
