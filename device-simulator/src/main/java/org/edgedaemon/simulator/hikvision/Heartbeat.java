package org.edgedaemon.simulator.hikvision;

/** What a stream says when nothing happens. */
public enum Heartbeat {
  NONE("", ""),
  /** eventType heartBeat. */
  HEART_BEAT("heartBeat", "active"),
  /** eventType Heartbeat. */
  HEARTBEAT("Heartbeat", "active"),
  /** eventType videoloss, eventState inactive, as cameras and some terminals do. */
  VIDEOLOSS("videoloss", "inactive");

  final String type;
  final String state;

  Heartbeat(String type, String state) {
    this.type = type;
    this.state = state;
  }
}
