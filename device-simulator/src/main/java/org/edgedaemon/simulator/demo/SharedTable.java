package org.edgedaemon.simulator.demo;

import java.util.Locale;

/** The tables that a master and its slaves keep the same; what others refer to comes first. */
enum SharedTable {
  INVENTORIES,
  TRANSACTIONS,
  INVENTORY_ADJUSTMENTS;

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
