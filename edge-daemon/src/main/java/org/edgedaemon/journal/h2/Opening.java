package org.edgedaemon.journal.h2;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the journal came to be open. */
public sealed interface Opening {
  /** What it holds: the intake goes on from here. */
  long appliedSequence();

  /** What an operator must know, when something was wrong. */
  Optional<String> alarm();

  /** The file was there and well. */
  record Opened(long appliedSequence) implements Opening {
    @Override
    public Optional<String> alarm() {
      return Optional.empty();
    }
  }

  /** There was none, and no backup either: a first start. */
  record Created() implements Opening {
    @Override
    public long appliedSequence() {
      return 0;
    }

    @Override
    public Optional<String> alarm() {
      return Optional.empty();
    }
  }

  /**
   * The file was missing or damaged; the newest good backup took its place.
   *
   * @param quarantined the damaged file, null when it was missing
   */
  record Restored(long appliedSequence, Path backup, @Nullable Path quarantined, String reason)
      implements Opening {
    @Override
    public Optional<String> alarm() {
      return Optional.of(
          "journal restored from backup "
              + backup.getFileName()
              + " (up to sequence "
              + appliedSequence
              + "; the intake brings the rest): "
              + reason
              + keptAs(quarantined));
    }
  }

  /** The file was damaged and there was no good backup: the journal begins empty. */
  record Emptied(Path quarantined, String reason) implements Opening {
    @Override
    public long appliedSequence() {
      return 0;
    }

    @Override
    public Optional<String> alarm() {
      return Optional.of(
          "journal begins empty, as there was no good backup (the intake and the devices bring back"
              + " what they hold): "
              + reason
              + keptAs(quarantined));
    }
  }

  private static String keptAs(@Nullable Path quarantined) {
    return quarantined == null ? "" : "; the old file is kept as " + quarantined;
  }
}
