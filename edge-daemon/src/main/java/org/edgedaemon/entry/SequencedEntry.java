package org.edgedaemon.entry;

/**
 * An entry with its place in the one order of everything. Sequences grow, start at 1, and may have
 * gaps.
 */
public record SequencedEntry(long sequence, Entry entry) {
  public SequencedEntry {
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence " + sequence + " is not positive");
    }
  }
}
