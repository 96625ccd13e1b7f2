package org.edgedaemon.admin;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mark, its student as known now, and what came of it at the destinations.
 *
 * @param startsAt of the session, ISO 8601 with an offset
 * @param markedAt ISO 8601 with an offset
 * @param attended sessions of the unit when it was made
 * @param device null when none was part of it
 */
public record MarkView(
    long sequence,
    String eventId,
    String admissionNumber,
    String name,
    String unit,
    String session,
    String startsAt,
    String markedAt,
    int attended,
    int maxLessons,
    BigDecimal percentage,
    String source,
    @Nullable String device,
    List<DeliveryView> deliveries) {
  public MarkView {
    deliveries = List.copyOf(deliveries);
  }
}
