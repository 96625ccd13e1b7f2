package org.edgedaemon.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sizes of the journal.
 *
 * @param appliedSequence the newest sequence it holds
 * @param bytes of its file
 * @param entries by kind
 */
public record JournalFigures(long appliedSequence, long bytes, Map<String, Long> entries) {
  public JournalFigures {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
