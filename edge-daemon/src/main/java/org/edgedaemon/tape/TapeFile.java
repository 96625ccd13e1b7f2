package org.edgedaemon.tape;

import com.squareup.tape2.QueueFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.edgedaemon.entry.SequencedEntry;
import org.jspecify.annotations.Nullable;

/**
 * One open, checked tape2 queue file. The library adds and removes; reading goes through our own
 * walk, which checks every byte. For one thread at a time.
 *
 * <p>tape2 keeps no checksum and believes its own header. So before the library sees a file, its
 * header and every element's length, envelope header and sequence have been checked, and of the
 * newest element also the payload; other payloads are checked when they are read.
 *
 * <p>What the library costs: an add is three synchronous writes, a removal one, however many
 * elements go. The file doubles when full and shrinks only when it becomes empty; on a full disk
 * the room freed at the head is not used. {@link #canShrink} and the copy that follows it answer
 * that.
 */
final class TapeFile implements AutoCloseable {
  /** Below this size a file is left as it is. */
  private static final long SHRINK_FROM = 1024 * 1024;

  private final Path path;
  private final QueueFile queue;
  private final RingFile ringFile;
  private final ElementIndex index = new ElementIndex();
  private RingHeader ring;
  private long firstSequence;
  private long lastSequence;
  private long entries;
  private long bytes;
  private boolean failed;

  private TapeFile(Path path, RingFile ringFile) throws IOException {
    this.path = path;
    this.ringFile = ringFile;
    this.ring = soundHeader();
    walkAll();
    this.queue = TapeLibrary.open(path);
  }

  /**
   * Opens an existing file.
   *
   * @throws DamagedTapeException when something in it is not believed
   * @throws NewerTapeException when a later release wrote it
   */
  static TapeFile open(Path path) throws IOException {
    RingFile ringFile = new RingFile(path);
    try {
      return new TapeFile(path, ringFile);
    } catch (IOException | RuntimeException e) {
      ringFile.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  int elements() {
    return ring.count();
  }

  long entries() {
    return entries;
  }

  /** Bytes of the elements; the file itself is larger. */
  long bytes() {
    return bytes;
  }

  /** Of the oldest entry; 0 when empty. */
  long firstSequence() {
    return firstSequence;
  }

  /** Of the newest entry ever added since opening, or found then. */
  long lastSequence() {
    return lastSequence;
  }

  /**
   * Adds what the encoder holds as one element; durable on return. After a failure this object is
   * of no more use: what the file holds is found out by opening it again.
   */
  void add(EnvelopeEncoder encoder) throws IOException {
    checkUsable();
    EnvelopeHeader header = encoder.seal();
    if (header.first() <= lastSequence) {
      throw new IllegalArgumentException(
          "sequence " + header.first() + " after " + lastSequence + " in " + path);
    }
    failed = true;
    TapeLibrary.add(queue, encoder.buffer(), encoder.length());
    RingHeader now = ringFile.header();
    if (now.fileLength() > ring.fileLength()) {
      index.moveWrapped(ring.first(), ring.fileLength());
    }
    ring = now;
    note(new ElementWalk.Step(now.last(), header));
    failed = false;
  }

  /**
   * Decodes the oldest elements that hold something above {@code sequence}, until they have {@code
   * maxEntries} entries or {@code maxBytes} bytes together, at least one if there is one.
   */
  List<List<SequencedEntry>> readAfter(long sequence, int maxEntries, int maxBytes)
      throws IOException {
    checkUsable();
    List<List<SequencedEntry>> elements = new ArrayList<>();
    ElementWalk walk = ElementWalk.from(ringFile, ring, index.positionFor(sequence, ring.first()));
    long foundEntries = 0;
    long foundBytes = 0;
    ElementWalk.Step step = walk.next();
    while (step != null) {
      if (step.header().last() > sequence) {
        foundEntries += step.header().count();
        foundBytes += step.size();
        if (!elements.isEmpty() && (foundEntries > maxEntries || foundBytes > maxBytes)) {
          return elements;
        }
        elements.add(decode(step));
      }
      step = walk.next();
    }
    throwIfFlawed(walk.flaw());
    return elements;
  }

  /** Counts the oldest elements that end at or below {@code sequence}. */
  int elementsThrough(long sequence) throws IOException {
    checkUsable();
    ElementWalk walk = ElementWalk.fromHead(ringFile, ring);
    int count = 0;
    ElementWalk.Step step = walk.next();
    while (step != null && step.header().last() <= sequence) {
      count++;
      step = walk.next();
    }
    throwIfFlawed(walk.flaw());
    return count;
  }

  /** Removes the oldest {@code count} elements in one step; durable on return. */
  void remove(int count) throws IOException {
    checkUsable();
    if (count == 0) {
      return;
    }
    long goneEntries = 0;
    long goneBytes = 0;
    ElementWalk walk = ElementWalk.fromHead(ringFile, ring);
    for (int i = 0; i < count; i++) {
      ElementWalk.Step step = walk.next();
      if (step == null) {
        throwIfFlawed(walk.flaw());
        throw new IllegalArgumentException(
            count + " elements to remove where " + i + " are in " + path);
      }
      goneEntries += step.header().count();
      goneBytes += step.size();
    }
    ElementWalk.Step newHead = walk.next();
    throwIfFlawed(walk.flaw());
    failed = true;
    TapeLibrary.remove(queue, count);
    ring = ringFile.header();
    entries -= goneEntries;
    bytes -= goneBytes;
    forgetBefore(newHead);
    failed = false;
  }

  /** True when the file is so much larger than its elements that copying them saves room. */
  boolean canShrink() {
    return ring.fileLength() > SHRINK_FROM && bytes < ring.fileLength() / 4;
  }

  @Override
  public void close() throws IOException {
    try {
      queue.close();
    } finally {
      ringFile.close();
    }
  }

  private RingHeader soundHeader() throws IOException {
    RingHeader header = TapeSalvager.readHeader(ringFile);
    throwIfFlawed(header == null ? "its header cannot be read" : header.flaw(ringFile.length()));
    return Objects.requireNonNull(header);
  }

  private void walkAll() throws IOException {
    ElementWalk walk = ElementWalk.fromHead(ringFile, ring);
    int count = 0;
    ElementWalk.Step newest = null;
    ElementWalk.Step step = walk.next();
    while (step != null) {
      note(step);
      count++;
      newest = step;
      step = walk.next();
    }
    if (walk.isOfNewerRelease()) {
      throw new NewerTapeException(path);
    }
    throwIfFlawed(walk.flaw());
    if (count != ring.count()) {
      throw new DamagedTapeException(
          "its header says " + ring.count() + " elements, but " + count + " are there");
    }
    if (newest != null) {
      decode(newest);
    }
  }

  private void note(ElementWalk.Step step) {
    index.add(step);
    if (bytes == 0) {
      firstSequence = step.header().first();
    }
    lastSequence = step.header().last();
    entries += step.header().count();
    bytes += step.size();
  }

  private void forgetBefore(ElementWalk.@Nullable Step newHead) {
    if (newHead == null) {
      index.clear();
      firstSequence = 0;
      return;
    }
    firstSequence = newHead.header().first();
    index.dropBelow(firstSequence);
  }

  private List<SequencedEntry> decode(ElementWalk.Step step) throws IOException {
    byte[] element = new byte[step.header().elementLength()];
    ringFile.read(
        RingHeader.advance(step.position(), RingHeader.LENGTH_BYTES, ring.fileLength()),
        element,
        element.length,
        ring.fileLength());
    Envelope envelope = Envelope.decode(element, element.length);
    if (envelope instanceof Envelope.Decoded decoded) {
      return decoded.entries();
    }
    throw new DamagedTapeException(((Envelope.Damaged) envelope).reason());
  }

  private void checkUsable() throws IOException {
    if (failed) {
      throw new IOException(path + " must be opened again after a failure");
    }
  }

  private static void throwIfFlawed(@Nullable String flaw) throws DamagedTapeException {
    if (flaw != null) {
      throw new DamagedTapeException(flaw);
    }
  }
}
