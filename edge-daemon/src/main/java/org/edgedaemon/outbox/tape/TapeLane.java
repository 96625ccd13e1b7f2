package org.edgedaemon.outbox.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.LaneElement;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.tape.EnvelopeEncoder;
import org.edgedaemon.tape.Quarantine;
import org.edgedaemon.tape.Salvage;
import org.edgedaemon.tape.Tape;
import org.jspecify.annotations.Nullable;

/**
 * A lane in a tape file. Entries are kept in elements of about 256 KiB.
 *
 * <p>Damage, found at opening or later, costs the elements from the damaged one on: what is kept is
 * the unbroken head, so {@link #lastSequence} goes back to its end (0 when nothing is left), and
 * whoever refills the lane above {@code max(lastSequence, watermark)} leaves no hole. The alarm
 * says when to do that.
 *
 * <p>A lane that becomes empty shrinks to one block. Keeping one element as a sentinel would spare
 * the file growing again, but would deliver it twice after each restart; a lane is emptied either
 * slowly, by small elements that never grew the file, or seldom.
 */
public final class TapeLane implements Lane {
  private static final int ELEMENT_PAYLOAD = 256 * 1024;
  private static final long CACHE_BYTES = 1024 * 1024;

  private final Path file;
  private final Tape tape;
  private final Consumer<Quarantine> alarm;
  private final LaneCache cache = new LaneCache(CACHE_BYTES);
  private final EnvelopeEncoder encoder = new EnvelopeEncoder(ELEMENT_PAYLOAD);
  private volatile long lastSequence;
  private volatile @Nullable Quarantine quarantine;

  /**
   * Opens the lane, healing it if need be.
   *
   * @param alarm told of a damaged file that was set aside, now or later, on the owner's thread
   * @throws OutboxException when the file cannot be opened or created; trying again is right
   */
  public TapeLane(
      Path file, Path quarantineFolder, InstantSource clock, Consumer<Quarantine> alarm) {
    this.file = file;
    this.alarm = alarm;
    this.tape = new Tape(file, quarantineFolder, Salvage.UNBROKEN_HEAD, clock, this::onQuarantine);
    try {
      tape.open();
    } catch (IOException e) {
      throw failure("cannot be opened", e);
    }
    lastSequence = tape.facts().lastSequence();
  }

  @Override
  public void offer(List<SequencedEntry> entries) {
    try {
      write(entries);
    } catch (IOException e) {
      throw failure("cannot be written", e);
    } finally {
      encoder.clear();
    }
  }

  @Override
  public List<LaneElement> peek(int maxEntries) {
    try {
      fillCache(maxEntries);
    } catch (IOException e) {
      throw failure("cannot be read", e);
    }
    return cache.oldest(maxEntries);
  }

  @Override
  public void remove(int count) {
    if (count > cache.size()) {
      throw new IllegalArgumentException(
          count + " elements to remove where " + cache.size() + " have been seen");
    }
    try {
      // By sequence, so that healing in between cannot make it remove what was never seen.
      tape.removeThrough(cache.lastSequenceOf(count));
    } catch (IOException e) {
      throw failure("cannot be cut", e);
    }
    for (int i = 0; i < count && cache.size() > 0; i++) {
      cache.removeOldest();
    }
  }

  @Override
  public long lastSequence() {
    return lastSequence;
  }

  @Override
  public long entries() {
    return tape.facts().entries();
  }

  @Override
  public long bytes() {
    return tape.facts().bytes();
  }

  /** The newest damaged file set aside since this object was made. Any thread. */
  public Optional<Quarantine> lastQuarantine() {
    return Optional.ofNullable(quarantine);
  }

  @Override
  public void close() {
    try {
      tape.close();
    } catch (IOException e) {
      throw failure("cannot be closed", e);
    }
  }

  private void write(List<SequencedEntry> entries) throws IOException {
    List<SequencedEntry> element = new ArrayList<>();
    for (SequencedEntry entry : entries) {
      if (!encoder.add(entry)) {
        flush(element);
        element = new ArrayList<>();
        encoder.add(entry);
      }
      element.add(entry);
    }
    if (!element.isEmpty()) {
      flush(element);
    }
  }

  private void flush(List<SequencedEntry> element) throws IOException {
    long last = element.get(element.size() - 1).sequence();
    addOrMakeRoom(last);
    encoder.clear();
    lastSequence = last;
    if (cache.size() == tape.facts().elements() - 1) {
      cache.add(new LaneElement(element));
    }
  }

  /** On a full disk the room of removed elements helps only after the file has been copied. */
  private void addOrMakeRoom(long last) throws IOException {
    try {
      tape.add(encoder);
    } catch (IOException e) {
      tape.open();
      lastSequence = Math.max(lastSequence, tape.facts().lastSequence());
      if (lastSequence >= last) {
        return;
      }
      if (!tape.shrink()) {
        throw e;
      }
      tape.add(encoder);
    }
  }

  private void fillCache(int maxEntries) throws IOException {
    if (cache.size() == tape.facts().elements() || cache.entries() >= maxEntries) {
      return;
    }
    List<List<SequencedEntry>> elements;
    long from;
    do {
      from = cache.lastSequence();
      elements = tape.readAfter(from, maxEntries, (int) CACHE_BYTES);
    } while (cache.lastSequence() != from); // healing has emptied the cache: begin at the head
    for (List<SequencedEntry> element : elements) {
      if (!cache.add(new LaneElement(element))) {
        return;
      }
    }
  }

  private void onQuarantine(Quarantine found) {
    quarantine = found;
    cache.clear();
    lastSequence = tape.facts().lastSequence();
    alarm.accept(found);
  }

  private OutboxException failure(String what, IOException cause) {
    return new OutboxException(
        "the outbox file "
            + file
            + " "
            + what
            + ": "
            + cause.getMessage()
            + "; make room on its disk or look after the disk, it is tried again",
        cause);
  }
}
