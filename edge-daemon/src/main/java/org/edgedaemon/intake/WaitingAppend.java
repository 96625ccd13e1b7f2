package org.edgedaemon.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.entry.Entry;

/** Entries that somebody waits for to become durable. */
final class WaitingAppend {
  /** What an entry takes in memory beside its body, roughly. */
  private static final int OVERHEAD = 400;

  private final List<Entry> entries;
  private final CompletableFuture<Long> durable = new CompletableFuture<>();
  private final long bytes;
  private long last;

  WaitingAppend(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    long sum = 0;
    for (Entry entry : this.entries) {
      sum += OVERHEAD + entry.body().length();
    }
    this.bytes = sum;
  }

  List<Entry> entries() {
    return entries;
  }

  long bytes() {
    return bytes;
  }

  /** The sequence of its last entry, once given. */
  long last() {
    return last;
  }

  void setLast(long sequence) {
    last = sequence;
  }

  CompletableFuture<Long> durable() {
    return durable;
  }
}
