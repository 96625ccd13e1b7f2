package org.edgedaemon.dataset;

/** Whether the cloud answers as it should. */
public sealed interface Reach {
  /** It does. */
  record Good() implements Reach {}

  /** Nothing answers, or with an error of its own; another time may do. */
  record Unreachable(String reason) implements Reach {}

  /** It refuses the key (401 or 403). */
  record Unauthorized(String reason) implements Reach {}

  /** It answers, but not as the contract says; trying again would not help. */
  record Wrong(String reason) implements Reach {}
}
