package org.edgedaemon.simulator.zk;

/** What a terminal in access-control mode says about its attendance log (zk-protocol 8.4). */
public enum AccessControl {
  /** Not in that mode. */
  OFF,
  /** 1503 is answered with 4989. */
  REFUSES,
  /** 1503 is answered with an empty dataset. */
  EMPTY
}
