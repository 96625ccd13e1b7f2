package org.edgedaemon.attendance;

/**
 * A unit of teaching.
 *
 * @param name for people; the code when none is known
 * @param lessons per semester, 1 to {@value #MAX_LESSONS}: what full attendance is
 */
public record Unit(UnitCode code, String name, int lessons) {
  public static final int DEFAULT_LESSONS = 12;
  public static final int MAX_LESSONS = 1_000;
  public static final int MAX_NAME = 128;

  public Unit {
    name = Words.require("name of unit " + code, name, MAX_NAME);
    requireLessons(code, lessons);
  }

  static void requireLessons(UnitCode code, int lessons) {
    if (lessons < 1 || lessons > MAX_LESSONS) {
      throw new IllegalArgumentException(
          "unit " + code + " has " + lessons + " lessons, allowed are 1.." + MAX_LESSONS);
    }
  }
}
