package org.edgedaemon.destination.cloud;

import java.net.URI;
import java.util.List;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.entry.SequencedEntry;

/** How entries become a call, and what a 2xx to it says. */
interface WireForm {
  URI address();

  /** Entries with different groups never share a call. */
  String groupOf(SequencedEntry entry);

  /** The JSON of one call. */
  byte[] render(List<SequencedEntry> entries);

  /** What an answer of this 2xx status with this (shortened) body says about the entries. */
  DeliveryResult read(int status, String body, List<SequencedEntry> entries);
}
