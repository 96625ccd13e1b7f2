package org.edgedaemon.simulator.cloud;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The faults armed on one cloud. For each request the first that is due happens. Random ones come
 * from a seed. Safe for use by several threads.
 */
public final class CloudFaults {
  private final Random random;
  private final List<Armed> armed = new ArrayList<>();
  private final Set<String> poison = new HashSet<>();
  private int maxRecords = Integer.MAX_VALUE;
  private boolean named;
  private int happened;

  CloudFaults(long seed) {
    random = new Random(seed);
  }

  /** Happens to the next request. */
  public CloudFaults next(CloudFault fault) {
    return times(1, fault);
  }

  /** Happens to the next {@code count} requests. */
  public CloudFaults times(int count, CloudFault fault) {
    return arm(new Armed(fault, count, 1));
  }

  /** Happens to every request until {@link #clear}. */
  public CloudFaults always(CloudFault fault) {
    return withRate(1, fault);
  }

  /**
   * Happens at random until {@link #clear}.
   *
   * @param rate 0 never, 1 always
   */
  public CloudFaults withRate(double rate, CloudFault fault) {
    return arm(new Armed(fault, Integer.MAX_VALUE, rate));
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
  public synchronized int happened() {
    return happened;
  }

  synchronized Optional<CloudFault> take(boolean post) {
    for (Armed one : armed) {
      if (one.fits(post) && one.due(random)) {
        happened++;
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
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

  private synchronized CloudFaults arm(Armed one) {
    armed.add(one);
    return this;
  }

  private static final class Armed {
    private final CloudFault fault;
    private final double rate;
    private int left;

    Armed(CloudFault fault, int times, double rate) {
      this.fault = fault;
      this.left = times;
      this.rate = rate;
    }

    boolean fits(boolean post) {
      return left > 0 && (post || fault.everywhere());
    }

    boolean due(Random random) {
      if (rate < 1 && random.nextDouble() >= rate) {
        return false;
      }
      left--;
      return true;
    }
  }
}
