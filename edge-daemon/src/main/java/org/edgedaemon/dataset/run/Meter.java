package org.edgedaemon.dataset.run;

import java.util.function.LongConsumer;

/** Adds up the octets of a file and tells of every hundredth part. Lives on one event loop. */
final class Meter implements LongConsumer {
  private static final int PARTS = 100;

  private final long size;
  private final LongConsumer listener;
  private long sent;
  private long told;

  Meter(long size, LongConsumer listener) {
    this.size = size;
    this.listener = listener;
  }

  @Override
  public void accept(long octets) {
    sent += octets;
    if (sent - told >= Math.max(1, size / PARTS) || (sent >= size && told < size)) {
      told = sent;
      listener.accept(sent);
    }
  }
}
