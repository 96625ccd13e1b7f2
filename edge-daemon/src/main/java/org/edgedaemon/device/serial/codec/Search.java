package org.edgedaemon.device.serial.codec;

import java.util.function.Consumer;

/** Looks for a prefix; what comes before it is garbage. */
final class Search {
  /** Garbage is told in pieces of this many bytes at most. */
  private static final int PIECE = 256;

  private final Octets prefix;
  private final Gathered seen;

  Search(Octets prefix) {
    this.prefix = prefix;
    this.seen = new Gathered(PIECE + prefix.length());
  }

  /** True when this byte completes the prefix. */
  boolean accept(byte next, Consumer<Piece> sink) {
    seen.add(next);
    if (seen.endsWith(prefix)) {
      tell(seen.takeAllBut(prefix.length()), sink);
      return true;
    }
    if (seen.isFull()) {
      tell(seen.takeKeeping(prefix.length() - 1), sink);
    }
    return false;
  }

  boolean hasBegun() {
    return seen.length() > 0;
  }

  void silence(Consumer<Piece> sink) {
    tell(seen.takeAll(), sink);
  }

  private static void tell(Octets garbage, Consumer<Piece> sink) {
    if (!garbage.isEmpty()) {
      sink.accept(new Piece.Junk(Fault.GARBAGE, garbage));
    }
  }
}
