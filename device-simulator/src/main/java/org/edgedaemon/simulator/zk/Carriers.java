package org.edgedaemon.simulator.zk;

/** Which transports a terminal serves; both are on the same port number. */
public enum Carriers {
  TCP,
  UDP,
  BOTH;

  boolean tcp() {
    return this != UDP;
  }

  boolean udp() {
    return this != TCP;
  }
}
