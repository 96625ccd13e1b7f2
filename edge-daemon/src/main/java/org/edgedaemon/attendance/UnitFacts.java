package org.edgedaemon.attendance;

import org.jspecify.annotations.Nullable;

/**
 * What one source says of a unit.
 *
 * @param name null when it says none
 * @param lessons per semester; null when it says none
 */
public record UnitFacts(UnitCode code, @Nullable String name, @Nullable Integer lessons) {
  public UnitFacts {
    name = Words.optional("name of unit " + code, name, Unit.MAX_NAME);
    if (lessons != null) {
      Unit.requireLessons(code, lessons);
    }
  }

  /** These facts with what the other says beside them. */
  public UnitFacts completedBy(UnitFacts other) {
    return new UnitFacts(
        code, name == null ? other.name : name, lessons == null ? other.lessons : lessons);
  }

  Unit toUnit(int defaultLessons) {
    return new Unit(
        code, name == null ? code.value() : name, lessons == null ? defaultLessons : lessons);
  }
}
