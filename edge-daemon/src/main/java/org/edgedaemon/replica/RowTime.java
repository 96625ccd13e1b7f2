package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** When a row says that it was last changed. */
public final class RowTime {
  private RowTime() {}

  /** Empty when the row does not say it, or not as ISO-8601 with {@code Z}. */
  public static Optional<Instant> of(TableSpec spec, RowImage image) {
    JsonNode value = image.fields().get(spec.updatedAt());
    if (value == null || !value.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Utc.instant(value.textValue()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
