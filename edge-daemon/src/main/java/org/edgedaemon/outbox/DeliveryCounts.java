package org.edgedaemon.outbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How many entries of a destination are in which state, of those that were tried at least once. */
public record DeliveryCounts(Map<DeliveryState, Long> entries) {
  public static final DeliveryCounts NONE = new DeliveryCounts(Map.of());

  public DeliveryCounts {
    EnumMap<DeliveryState, Long> copy = new EnumMap<>(DeliveryState.class);
    copy.putAll(entries);
    entries = Collections.unmodifiableMap(copy);
  }

  public long of(DeliveryState state) {
    return entries.getOrDefault(state, 0L);
  }

  public DeliveryCounts plus(DeliveryCounts other) {
    EnumMap<DeliveryState, Long> sum = new EnumMap<>(DeliveryState.class);
    sum.putAll(entries);
    other.entries.forEach((state, count) -> sum.merge(state, count, Long::sum));
    return new DeliveryCounts(sum);
  }

  /**
   * The delivered ones of those about which something is known, 0..1; empty when there are none.
   */
  public OptionalDouble successRatio() {
    long delivered = of(DeliveryState.DELIVERED);
    long judged = delivered + of(DeliveryState.FAILED) + of(DeliveryState.DEAD);
    return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) delivered / judged);
  }
}
