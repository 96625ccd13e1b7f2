package org.edgedaemon.tape;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies what can be believed of a damaged file into a fresh one. First along the chain of
 * elements, as far as it holds; then, if everything is wanted, by searching the whole file for
 * envelopes that lie behind the break.
 */
final class TapeSalvager {
  private final RingFile damaged;
  private final FreshRing fresh;
  private final Salvage salvage;
  private long ringLength;
  private long lastKept;
  private int elements;
  private long entries;

  private TapeSalvager(RingFile damaged, FreshRing fresh, Salvage salvage) {
    this.damaged = damaged;
    this.fresh = fresh;
    this.salvage = salvage;
  }

  /** What was carried over. */
  record Kept(int elements, long entries) {}

  /** Writes a new file at {@code target}; the one at {@code source} is only read. */
  static Kept copy(Path source, Path target, Salvage salvage) throws IOException {
    try (FreshRing fresh = new FreshRing(target)) {
      Kept kept = copy(source, fresh, salvage);
      fresh.finish();
      return kept;
    }
  }

  private static Kept copy(Path source, FreshRing fresh, Salvage salvage) throws IOException {
    if (!Files.isRegularFile(source)) {
      return new Kept(0, 0);
    }
    try (RingFile damaged = new RingFile(source)) {
      TapeSalvager salvager = new TapeSalvager(damaged, fresh, salvage);
      salvager.run();
      return new Kept(salvager.elements, salvager.entries);
    }
  }

  /** The header of a file, null when it is too short or cannot be read. */
  static @Nullable RingHeader readHeader(RingFile file) throws IOException {
    try {
      return file.header();
    } catch (EOFException e) {
      return null;
    }
  }

  private void run() throws IOException {
    RingHeader header = readHeader(damaged);
    long realLength = damaged.length();
    boolean sound = header != null && header.flaw(realLength) == null;
    ringLength =
        header != null && header.hasPlausibleLength(realLength) ? header.fileLength() : realLength;
    boolean whole = sound && header != null && followChain(header);
    if (!whole && salvage == Salvage.EVERYTHING) {
      search();
    }
  }

  /** Returns whether the chain led from the first to the last element. */
  private boolean followChain(RingHeader header) throws IOException {
    Chain chain = Chain.survey(damaged, header);
    if (chain == Chain.CONTRADICTORY) {
      return false;
    }
    ElementWalk walk = ElementWalk.fromHead(damaged, header);
    ElementWalk.Step step = walk.next();
    while (step != null) {
      boolean kept = keep(step);
      if (!kept && salvage == Salvage.UNBROKEN_HEAD) {
        return false;
      }
      step = walk.next();
    }
    return chain == Chain.COMPLETE;
  }

  private void search() throws IOException {
    List<ElementWalk.Step> found = new EnvelopeSearch(damaged, ringLength).run();
    for (ElementWalk.Step step : found) {
      if (step.header().first() > lastKept) {
        keep(step);
      }
    }
  }

  private boolean keep(ElementWalk.Step step) throws IOException {
    byte[] element = new byte[step.header().elementLength()];
    try {
      damaged.read(
          RingHeader.advance(step.position(), RingHeader.LENGTH_BYTES, ringLength),
          element,
          element.length,
          ringLength);
    } catch (IOException e) {
      return false;
    }
    if (!(Envelope.decode(element, element.length) instanceof Envelope.Decoded)) {
      return false;
    }
    fresh.add(element);
    lastKept = step.header().last();
    elements++;
    entries += step.header().count();
    return true;
  }

  /** What the chain of elements says about the file's header. */
  private enum Chain {
    COMPLETE,
    BROKEN,
    /**
     * All elements are there but not as many as the header says: its positions are not believed.
     */
    CONTRADICTORY;

    static Chain survey(RingFile file, RingHeader header) {
      ElementWalk walk = ElementWalk.fromHead(file, header);
      int count = 0;
      while (walk.next() != null) {
        count++;
      }
      if (walk.flaw() != null && count < header.count()) {
        return BROKEN;
      }
      return walk.flaw() == null && count == header.count() ? COMPLETE : CONTRADICTORY;
    }
  }
}
