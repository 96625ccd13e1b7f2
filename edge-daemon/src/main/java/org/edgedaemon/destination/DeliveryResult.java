package org.edgedaemon.destination;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three answers of a destination. Texts never hold secrets and are shortened. */
public sealed interface DeliveryResult {

  /**
   * All entries are settled.
   *
   * @param duplicates how many of them were there already, as far as it said
   * @param status what it answered with; 0 when its answers have no such number
   * @param body what it said
   */
  record Accepted(int duplicates, int status, String body) implements DeliveryResult {
    /** Nothing is known of the answer. */
    public Accepted(int duplicates) {
      this(duplicates, 0, "");
    }
  }

  /**
   * The delivery will never be taken as it is. Names the guilty sequences where the destination did
   * (the others are accepted); an empty set means "somewhere in here", and the caller bisects.
   */
  record Rejected(Set<Long> sequences, int status, String reason, String body)
      implements DeliveryResult {
    public Rejected {
      sequences = Set.copyOf(sequences);
    }
  }

  /**
   * Try later: nothing is said about the entries. {@code retryAfter} is the destination's own wish,
   * if it had one.
   */
  record Unavailable(Kind kind, @Nullable Duration retryAfter, int status, String reason)
      implements DeliveryResult {
    /** What kind of trouble. */
    public enum Kind {
      /** Time-out, refused, 5xx, 408, 425. */
      TROUBLE,
      /** 429. */
      THROTTLED,
      /** 401, 403: an operator must act; the lane stops, slowly probing. */
      CREDENTIALS,
      /**
       * Wrong address or settings (404 on the path, a redirect to another host): an operator must
       * act.
       */
      CONFIGURATION
    }
  }
}
