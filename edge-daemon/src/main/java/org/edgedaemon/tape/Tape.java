package org.edgedaemon.tape;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.edgedaemon.entry.SequencedEntry;
import org.jspecify.annotations.Nullable;

/**
 * A durable list of elements, oldest first, in one tape2 file that heals: damage that shows at
 * opening or at reading is set aside and what can be kept is kept; after a failed write the file is
 * opened and checked again before the next use. So callers see entries exactly as written, fewer of
 * them plus an alarm, or an {@link IOException} after which trying again is right.
 *
 * <p>For one thread at a time, which nobody interrupts (an interrupt during growth closes the file;
 * it is then opened again, but the add has failed). The counters may be read from any thread.
 */
public final class Tape implements AutoCloseable {
  private interface Step<T> {
    T on(TapeFile file) throws IOException;
  }

  /** Damage that comes back at once is a broken disk; then the caller must hear of it. */
  private static final int MAX_HEALS = 2;

  private final TapeOpener opener;
  private final Consumer<Quarantine> alarm;
  private @Nullable TapeFile file;
  private volatile TapeFacts facts = TapeFacts.NONE;

  /**
   * Touches no disk yet.
   *
   * @param quarantine folder for damaged files, on the same file system
   * @param clock dates their names
   * @param alarm told of each file set aside, on the thread that found the damage
   */
  public Tape(
      Path path,
      Path quarantine,
      Salvage salvage,
      InstantSource clock,
      Consumer<Quarantine> alarm) {
    this.opener = new TapeOpener(path, quarantine, salvage, clock);
    this.alarm = alarm;
  }

  /**
   * Opens the file unless it is open; every other method does so too.
   *
   * @throws NewerTapeException when a later release wrote the file, which is left as it is
   */
  public void open() throws IOException {
    opened();
    refresh();
  }

  /** Adds what the encoder holds as one element. Durable on return. */
  public void add(EnvelopeEncoder encoder) throws IOException {
    run(
        file -> {
          file.add(encoder);
          return file;
        });
  }

  /**
   * The oldest elements that hold something above {@code sequence}, until they have {@code
   * maxEntries} entries or {@code maxBytes} bytes together; at least one if there is one.
   */
  public List<List<SequencedEntry>> readAfter(long sequence, int maxEntries, int maxBytes)
      throws IOException {
    return run(file -> file.readAfter(sequence, maxEntries, maxBytes));
  }

  /** Removes every element that ends at or below {@code sequence}. Durable on return. */
  public void removeThrough(long sequence) throws IOException {
    run(
        file -> {
          file.remove(file.elementsThrough(sequence));
          return file;
        });
  }

  /**
   * Removes every element that ends at or below {@code sequence}, except the newest of all: it
   * carries the last sequence over a restart.
   */
  public void removeThroughButNewest(long sequence) throws IOException {
    run(
        file -> {
          file.remove(Math.min(file.elementsThrough(sequence), Math.max(0, file.elements() - 1)));
          return file;
        });
  }

  /**
   * Copies the elements into a smaller file when the present one is mostly empty, which gives room
   * back to the disk.
   *
   * @return whether it was done
   */
  public boolean shrink() throws IOException {
    TapeFile large = opened();
    if (!large.canShrink()) {
      return false;
    }
    TapeSalvager.Kept kept = opener.writeReplacement(Salvage.UNBROKEN_HEAD);
    if (kept.elements() != large.elements()) {
      return false; // damaged: the next reading finds it and heals it
    }
    release(large);
    opener.takeReplacement();
    open();
    return true;
  }

  /** What was true after the last call. Any thread. */
  public TapeFacts facts() {
    return facts;
  }

  @Override
  public void close() throws IOException {
    TapeFile open = file;
    if (open != null) {
      release(open);
    }
  }

  private <T> T run(Step<T> step) throws IOException {
    try {
      return onSound(step);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private <T> T onSound(Step<T> step) throws IOException {
    for (int heals = 0; ; heals++) {
      TapeFile open = opened();
      try {
        T result = step.on(open);
        refresh();
        return result;
      } catch (DamagedTapeException e) {
        if (heals == MAX_HEALS) {
          throw e;
        }
        release(open);
        accept(opener.setAside(String.valueOf(e.getMessage())));
      }
    }
  }

  private TapeFile opened() throws IOException {
    TapeFile open = file;
    return open == null ? accept(opener.open()) : open;
  }

  private TapeFile accept(TapeOpening opening) {
    file = opening.file();
    refresh();
    if (opening instanceof TapeOpening.Quarantined quarantined) {
      alarm.accept(quarantined.quarantine());
    }
    return opening.file();
  }

  private void release(TapeFile open) throws IOException {
    file = null;
    open.close();
  }

  private void refresh() {
    TapeFile open = file;
    if (open != null) {
      facts = TapeFacts.of(open);
    }
  }
}
