package org.edgedaemon.forward;

import java.util.List;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.LaneElement;
import org.edgedaemon.outbox.OutboxException;

/**
 * A lane that says so when it has lost entries. A lane file may heal itself of damage while it is
 * in use, by giving up its newest part; its last sequence then goes back. Whoever counted on that
 * part must begin anew: going on would leave a hole below the watermark.
 */
final class WatchedLane implements Lane {
  private final Lane lane;
  private long newest;

  WatchedLane(Lane lane) {
    this.lane = lane;
    this.newest = lane.lastSequence();
  }

  /** Fails with an {@link OutboxException} when the lane no longer has all that it was given. */
  void verify() {
    if (lane.lastSequence() < newest) {
      throw new OutboxException(
          "it lost its newest entries to damage; they are taken from the journal again");
    }
  }

  @Override
  public void offer(List<SequencedEntry> entries) {
    verify();
    lane.offer(entries);
    newest = entries.get(entries.size() - 1).sequence();
    verify();
  }

  @Override
  public List<LaneElement> peek(int maxEntries) {
    verify();
    List<LaneElement> elements = lane.peek(maxEntries);
    verify();
    return elements;
  }

  @Override
  public void remove(int count) {
    verify();
    lane.remove(count);
    verify();
  }

  @Override
  public long lastSequence() {
    return lane.lastSequence();
  }

  @Override
  public long entries() {
    return lane.entries();
  }

  @Override
  public long bytes() {
    return lane.bytes();
  }

  @Override
  public void close() {
    lane.close();
  }
}
