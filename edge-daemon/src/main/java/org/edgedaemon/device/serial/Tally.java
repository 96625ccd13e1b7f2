package org.edgedaemon.device.serial;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.edgedaemon.device.serial.codec.Fault;

/** What a reader has sent and been told since the daemon started. Any thread. */
final class Tally {
  private final LongAdder reads = new LongAdder();
  private final LongAdder repeats = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder repliesSent = new LongAdder();
  private final LongAdder repliesLate = new LongAdder();
  private final Map<Fault, LongAdder> refused = new EnumMap<>(Fault.class);

  Tally() {
    for (Fault fault : Fault.values()) {
      refused.put(fault, new LongAdder());
    }
  }

  void read() {
    reads.increment();
  }

  void repeat() {
    repeats.increment();
  }

  void lost() {
    lost.increment();
  }

  void replySent() {
    repliesSent.increment();
  }

  void replyLate() {
    repliesLate.increment();
  }

  void refused(Fault fault) {
    of(fault).increment();
  }

  /** Adds what is to be shown, in its order. */
  void describe(Map<String, String> facts, boolean replies) {
    facts.put("reads", Long.toString(reads.sum()));
    facts.put("repeated reads", Long.toString(repeats.sum()));
    for (Fault fault : Fault.values()) {
      long count = of(fault).sum();
      if (count > 0) {
        String name = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        facts.put("frames refused: " + name, Long.toString(count));
      }
    }
    if (lost.sum() > 0) {
      facts.put("reads not stored", Long.toString(lost.sum()));
    }
    if (replies) {
      facts.put("replies sent", Long.toString(repliesSent.sum()));
      facts.put("replies too late", Long.toString(repliesLate.sum()));
    }
  }

  private LongAdder of(Fault fault) {
    return Objects.requireNonNull(refused.get(fault));
  }
}
