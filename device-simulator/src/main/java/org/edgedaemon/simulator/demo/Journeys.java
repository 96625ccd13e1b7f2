package org.edgedaemon.simulator.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Edits on their way to the other offices, and how long they took. One whose row is edited again
 * meanwhile is forgotten: nobody could tell the two apart. Times are nanoseconds of one clock.
 */
final class Journeys {
  /** What does not arrive so long has been overruled. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Map<String, Journey> open = new LinkedHashMap<>();
  private final Times written = new Times();
  private final Times deleted = new Times();

  /** Tells whether an edit is there. */
  interface Sight {
    boolean isThere(Edit edit, String place) throws SQLException;
  }

  /** An edit that was made somewhere. */
  private record Journey(String from, Edit edit, Set<String> offices, long began) {}

  /** An edit that the last of the other offices has now. */
  record Arrival(String from, Edit edit, Set<String> offices, Duration took) {}

  /**
   * @param offices that it must come to
   */
  void begin(String from, Edit edit, Set<String> offices, long now) {
    open.put(edit.row(), new Journey(from, edit, offices, now));
  }

  /** Two people edited it at once. */
  void forget(String row) {
    open.remove(row);
  }

  /** Those that have arrived since the last look. */
  List<Arrival> look(Sight sight, long now) throws SQLException {
    List<Arrival> arrivals = new ArrayList<>();
    for (Iterator<Journey> each = open.values().iterator(); each.hasNext(); ) {
      Journey journey = each.next();
      Duration since = Duration.ofNanos(now - journey.began);
      if (isEverywhere(journey, sight)) {
        each.remove();
        (journey.edit.value() == null ? deleted : written).add(since);
        arrivals.add(new Arrival(journey.from, journey.edit, journey.offices, since));
      } else if (since.compareTo(LONGEST) > 0) {
        each.remove();
      }
    }
    return arrivals;
  }

  private static boolean isEverywhere(Journey journey, Sight sight) throws SQLException {
    for (String office : journey.offices) {
      if (!sight.isThere(journey.edit, office)) {
        return false;
      }
    }
    return true;
  }

  /** Of inserts and updates. */
  Times written() {
    return written;
  }

  /** Of deletes. */
  Times deleted() {
    return deleted;
  }
}
