package org.edgedaemon.forward;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.LaneElement;
import org.jspecify.annotations.Nullable;

/**
 * The front of a lane in memory: which entries are on their way, settled, or still to go. Entries
 * whose order must be kept stand in one chain, and a chain has one delivery under way at most; the
 * chain with the oldest entry goes first. Pure: no IO, no clock.
 */
final class Window {
  private final Function<SequencedEntry, Object> orderKey;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private final Map<Object, Chain> chains = new HashMap<>();
  private final PriorityQueue<Chain> ready =
      new PriorityQueue<>(Comparator.comparingLong(Chain::firstSequence));
  private int entries;
  private int toGo;

  /**
   * @param orderKey entries with equal keys keep their order
   */
  Window(Function<SequencedEntry, Object> orderKey) {
    this.orderKey = orderKey;
  }

  /** One element of the lane. It leaves when nothing of it is owed any more. */
  private static final class Held {
    final List<Owed> owed;
    int unsettled;
    int firstUnsettled;

    Held(int size) {
      owed = new ArrayList<>(size);
      unsettled = size;
    }
  }

  /** One entry of the window. */
  static final class Owed {
    final SequencedEntry entry;
    private final Held element;
    private boolean settled;
    int attempts;

    Owed(SequencedEntry entry, Held element) {
      this.entry = entry;
      this.element = element;
    }
  }

  /** Entries that go one delivery after the other. */
  static final class Chain {
    private final Object key;
    private final ArrayDeque<Owed> waiting = new ArrayDeque<>();

    /** Deliveries to be made before the waiting ones: repeats as they were, and halves. */
    private final ArrayDeque<List<Owed>> first = new ArrayDeque<>();

    private boolean busy;

    Chain(Object key) {
      this.key = key;
    }

    boolean isEmpty() {
      return waiting.isEmpty() && first.isEmpty();
    }

    long firstSequence() {
      List<Owed> part = first.peek();
      Owed head = part == null ? waiting.element() : part.get(0);
      return head.entry.sequence();
    }

    List<Owed> take(int limit) {
      List<Owed> part = first.poll();
      if (part == null) {
        int count = Math.min(limit, waiting.size());
        part = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          part.add(waiting.remove());
        }
      }
      busy = true;
      return part;
    }
  }

  /** A delivery taken out of a chain. */
  record Part(Chain chain, List<Owed> owed) {}

  /**
   * Takes over what a peek at the lane showed. The elements that are already here are the first of
   * it.
   */
  void load(List<LaneElement> peeked) {
    for (LaneElement element : peeked.subList(held.size(), peeked.size())) {
      Held added = new Held(element.entries().size());
      for (SequencedEntry entry : element.entries()) {
        Owed owed = new Owed(entry, added);
        added.owed.add(owed);
        append(owed);
      }
      held.add(added);
      entries += added.unsettled;
      toGo += added.unsettled;
    }
  }

  private void append(Owed owed) {
    Chain chain = chains.computeIfAbsent(orderKey.apply(owed.entry), Chain::new);
    boolean wasEmpty = chain.isEmpty();
    chain.waiting.add(owed);
    if (wasEmpty && !chain.busy) {
      ready.add(chain);
    }
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** The next delivery, of at most {@code limit} entries unless it is a repeat. */
  @Nullable Part take(int limit) {
    Chain chain = ready.poll();
    if (chain == null) {
      return null;
    }
    Part part = new Part(chain, chain.take(limit));
    toGo -= part.owed().size();
    return part;
  }

  /** The part is to be delivered again as it was, before anything else of its chain. */
  void putBack(Part part) {
    part.chain().first.addFirst(part.owed());
    toGo += part.owed().size();
    release(part.chain());
  }

  /** The part is to be delivered again in two halves, in order. */
  void split(Part part) {
    List<Owed> owed = part.owed();
    int middle = (owed.size() + 1) / 2;
    part.chain().first.addFirst(owed.subList(middle, owed.size()));
    part.chain().first.addFirst(owed.subList(0, middle));
    toGo += owed.size();
    release(part.chain());
  }

  /** The delivery is over; the next of the chain may go. */
  void release(Chain chain) {
    chain.busy = false;
    if (chain.isEmpty()) {
      chains.remove(chain.key);
    } else {
      ready.add(chain);
    }
  }

  /** The entry is accepted, or its dead letter is stored. */
  void settle(Owed owed) {
    if (!owed.settled) {
      owed.settled = true;
      owed.element.unsettled--;
    }
  }

  /** How many of the oldest elements are settled whole. */
  int settledElements() {
    int count = 0;
    for (Held element : held) {
      if (element.unsettled > 0) {
        break;
      }
      count++;
    }
    return count;
  }

  /** The lane has removed its oldest elements. */
  void drop(int count) {
    for (int i = 0; i < count; i++) {
      entries -= held.remove().owed.size();
    }
  }

  /** The oldest entry that is not settled. */
  @Nullable SequencedEntry oldest() {
    for (Held element : held) {
      if (element.unsettled > 0) {
        while (element.owed.get(element.firstUnsettled).settled) {
          element.firstUnsettled++;
        }
        return element.owed.get(element.firstUnsettled).entry;
      }
    }
    return null;
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** The first sequence of the oldest element, settled or not. Not when empty. */
  long headSequence() {
    return held.element().owed.get(0).entry.sequence();
  }

  int elements() {
    return held.size();
  }

  /** Entries of all elements held, settled ones included. */
  int entries() {
    return entries;
  }

  /** Entries that are neither settled nor on their way. */
  int toGo() {
    return toGo;
  }
}
