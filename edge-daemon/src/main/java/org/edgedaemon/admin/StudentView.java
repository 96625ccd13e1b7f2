package org.edgedaemon.admin;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A student and how it attended its units. */
public record StudentView(
    String admissionNumber,
    String name,
    @Nullable String email,
    @Nullable String phone,
    List<Attended> units) {
  public StudentView {
    units = List.copyOf(units);
  }

  /** One unit of a student. */
  public record Attended(
      String code, String name, int attended, int maxLessons, BigDecimal percentage) {}
}
