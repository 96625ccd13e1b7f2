package org.edgedaemon.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.entry.SequencedEntry;

/**
 * Deliveries of what the lane holds, and what their answers do to the window. A refused delivery
 * that names nobody is cut in halves until the guilty entries stand alone: 2n - 1 calls at worst,
 * and nothing that was accepted is sent again.
 */
final class LaneAttempts implements AttemptSource {
  private final Window window;
  private final Settlement settlement;
  private final BatchSize size;
  private final Tallies tallies;

  LaneAttempts(Window window, Settlement settlement, BatchSize size, Tallies tallies) {
    this.window = window;
    this.settlement = settlement;
    this.size = size;
    this.tallies = tallies;
  }

  @Override
  public boolean hasNext() {
    return window.hasReady();
  }

  @Override
  public Attempt next() {
    return new Batch(Objects.requireNonNull(window.take(size.current())));
  }

  private final class Batch implements Attempt {
    private final Window.Part part;

    Batch(Window.Part part) {
      this.part = part;
    }

    @Override
    public List<SequencedEntry> entries() {
      List<SequencedEntry> entries = new ArrayList<>(part.owed().size());
      for (Window.Owed owed : part.owed()) {
        owed.attempts++;
        entries.add(owed.entry);
      }
      return entries;
    }

    @Override
    public void accepted(Accepted answer) {
      part.owed().forEach(window::settle);
      tallies.sent(part.owed().size(), answer.duplicates());
      size.accepted();
      window.release(part.chain());
    }

    @Override
    public void rejected(Rejected answer) {
      if (answer.status() == BatchSize.TOO_LARGE) {
        size.tooLarge(part.owed().size());
      }
      boolean named = namesOne(answer.sequences());
      if (!named && part.owed().size() > 1) {
        window.split(part);
        return;
      }
      for (Window.Owed owed : part.owed()) {
        judge(owed, !named || answer.sequences().contains(owed.entry.sequence()), answer);
      }
      window.release(part.chain());
    }

    private boolean namesOne(Set<Long> sequences) {
      return !sequences.isEmpty()
          && part.owed().stream().anyMatch(owed -> sequences.contains(owed.entry.sequence()));
    }

    private void judge(Window.Owed owed, boolean guilty, Rejected answer) {
      if (guilty) {
        settlement.giveUp(owed, answer);
      } else {
        window.settle(owed);
        tallies.sent(1, 0);
      }
    }

    @Override
    public void unavailable() {
      tallies.retry();
      window.putBack(part);
    }
  }
}
