package org.edgedaemon.punch;

/** The way a punch came in first. */
public enum PunchSource {
  ZK_POLL("zk-poll"),
  ZK_LIVE("zk-live"),
  ZK_PUSH("zk-push"),
  HIK_SEARCH("hik-search"),
  HIK_STREAM("hik-stream"),
  HIK_PUSH("hik-push"),
  SERIAL("serial"),
  API("api");

  private final String wireName;

  PunchSource(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the punch's JSON. */
  public String wireName() {
    return wireName;
  }
}
