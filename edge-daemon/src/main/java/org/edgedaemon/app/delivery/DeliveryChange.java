package org.edgedaemon.app.delivery;

import java.util.List;

/** Destinations of other settings: made, and not in service yet. Either is called, once. */
public interface DeliveryChange {
  /** Puts them in service; one line per change. */
  List<String> apply();

  /** Lets go of what was made; all stays as it is. */
  void forget();
}
