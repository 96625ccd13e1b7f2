package org.edgedaemon.outbox;

import org.edgedaemon.destination.DestinationId;

/** Per destination, the sequence up to which every entry is settled. May lag; never runs ahead. */
public interface Watermarks {
  /** 0 for a destination never seen. */
  long watermark(DestinationId destination);

  /** Moves a watermark forward; a lower value is ignored. */
  void advance(DestinationId destination, long sequence);
}
