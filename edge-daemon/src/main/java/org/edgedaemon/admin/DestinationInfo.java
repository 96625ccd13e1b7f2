package org.edgedaemon.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A destination as an operator sees it.
 *
 * @param kind as in the etc file
 * @param address where it is configured to be, without secrets
 * @param accepts the kinds of entries it takes
 * @param lastDelivery when it last took something; null when it has not since the start
 * @param delivered entries it took since the start
 */
public record DestinationInfo(
    String id,
    String kind,
    String address,
    boolean enabled,
    List<String> accepts,
    LaneState state,
    @Nullable Instant lastDelivery,
    long delivered,
    @Nullable String lastError) {
  public DestinationInfo {
    accepts = List.copyOf(accepts);
  }
}
