package org.edgedaemon.simulator.cloud;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.edgedaemon.simulator.web.WebFault;
import org.edgedaemon.simulator.web.WebFaults;

/**
 * The faults armed on one cloud. For each request the first that is due happens. Random ones come
 * from a seed. Safe for use by several threads.
 */
public final class CloudFaults {
  private final WebFaults armed;
  private final Set<String> poison = new HashSet<>();
  private int maxRecords = Integer.MAX_VALUE;
  private boolean named;

  CloudFaults(long seed) {
    armed = new WebFaults(seed);
  }

  /** Happens to the next request. */
  public CloudFaults next(WebFault fault) {
    armed.next(fault);
    return this;
  }

  /** Happens to the next {@code count} requests. */
  public CloudFaults times(int count, WebFault fault) {
    armed.times(count, fault);
    return this;
  }

  /** Happens to every request until {@link #clear}. */
  public CloudFaults always(WebFault fault) {
    armed.always(fault);
    return this;
  }

  /**
   * Happens at random until {@link #clear}.
   *
   * @param rate 0 never, 1 always
   */
  public CloudFaults withRate(double rate, WebFault fault) {
    armed.withRate(rate, fault);
    return this;
  }

  /** More records than this in one request are answered with 413, until {@link #clear}. */
  public synchronized CloudFaults maxRecords(int records) {
    maxRecords = records;
    return this;
  }

  /**
   * A request with a record of this event id or user id is answered with 422 and nothing of it is
   * stored, until {@link #clear}.
   */
  public synchronized CloudFaults poison(String eventOrUserId) {
    poison.add(eventOrUserId);
    return this;
  }

  /** Whether the 422 names the poisoned event ids, or leaves the finding to the client. */
  public synchronized CloudFaults nameThePoison(boolean name) {
    named = name;
    return this;
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    armed.clear();
    poison.clear();
    maxRecords = Integer.MAX_VALUE;
  }

  /** How many requests have met an armed fault so far. */
  public int happened() {
    return armed.happened();
  }

  WebFaults armed() {
    return armed;
  }

  synchronized boolean tooMany(int records) {
    return records > maxRecords;
  }

  synchronized List<String> poisoned(Collection<ReceivedRecord> records) {
    if (poison.isEmpty()) {
      return List.of();
    }
    return records.stream()
        .filter(record -> poison.contains(record.eventId()) || poison.contains(record.userId()))
        .map(ReceivedRecord::eventId)
        .toList();
  }

  synchronized boolean namesPoison() {
    return named;
  }
}
