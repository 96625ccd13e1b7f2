package org.edgedaemon.health;

/** What a check found. The text says what happened and what to do. */
public record CheckResult(Status status, String text) {
  /** Order matters: worse is later. */
  public enum Status {
    OK,
    /** Alive, but with a backlog, drift or an unreachable peer. */
    DEGRADED,
    DOWN
  }

  public static CheckResult ok(String text) {
    return new CheckResult(Status.OK, text);
  }

  public static CheckResult degraded(String text) {
    return new CheckResult(Status.DEGRADED, text);
  }

  public static CheckResult down(String text) {
    return new CheckResult(Status.DOWN, text);
  }
}
