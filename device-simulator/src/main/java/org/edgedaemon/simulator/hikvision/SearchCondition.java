package org.edgedaemon.simulator.hikvision;

/**
 * What a search wants; both ends of each window are included.
 *
 * @param major 0 for all
 * @param minor 0 for all
 * @param firstWall seconds on the wall clock
 * @param attendance only what {@link EventFacts#valid} says
 */
record SearchCondition(
    int major,
    int minor,
    long firstSerial,
    long lastSerial,
    long firstWall,
    long lastWall,
    String employeeNo,
    String cardNo,
    boolean attendance) {

  static final SearchCondition EVERYTHING =
      new SearchCondition(0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, "", "", false);

  /** Whether rows must be looked at, beyond their place in the log. */
  boolean looksInside() {
    return major != 0 || minor != 0 || attendance || !employeeNo.isEmpty() || !cardNo.isEmpty();
  }

  boolean fits(EventFacts facts) {
    return (major == 0 || facts.major() == major)
        && (minor == 0 || facts.minor() == minor)
        && (!attendance || facts.valid())
        && (employeeNo.isEmpty() || facts.employeeNo().equals(employeeNo))
        && (cardNo.isEmpty() || facts.cardNo().equals(cardNo));
  }

  boolean inside(long serial, long wall) {
    return serial >= firstSerial && serial <= lastSerial && wall >= firstWall && wall <= lastWall;
  }
}
