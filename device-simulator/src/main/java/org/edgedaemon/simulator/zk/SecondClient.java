package org.edgedaemon.simulator.zk;

/** What a terminal does when a client connects while another has its session. */
public enum SecondClient {
  /** Both are served. */
  SERVED,
  /** The newcomer is accepted and never answered. */
  IGNORED,
  /** The newcomer is served and the first one cut off. */
  KICKS_FIRST
}
