package org.edgedaemon.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Gets a healthy file under a name, whatever is there now: creates it, opens it, or replaces it.
 *
 * <p>A replacement is written beside the file as {@code NAME.new}, then the old file is renamed
 * into the quarantine folder, then the new one takes its name. A crash in between leaves either the
 * old file (a {@code .new} beside it is worthless) or no file and a complete {@code .new}.
 */
final class TapeOpener {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private final Path replacement;
  private final Path quarantine;
  private final Salvage salvage;
  private final InstantSource clock;

  TapeOpener(Path path, Path quarantine, Salvage salvage, InstantSource clock) {
    this.path = path;
    this.replacement = path.resolveSibling(path.getFileName() + ".new");
    this.quarantine = quarantine;
    this.salvage = salvage;
    this.clock = clock;
  }

  /**
   * Opens, creates or replaces the file.
   *
   * @throws NewerTapeException when a later release wrote the file, which is left as it is
   * @throws IOException when none of that works (no room, no permission); nothing is lost then
   */
  TapeOpening open() throws IOException {
    finishReplacement();
    if (!Files.exists(path)) {
      create();
    }
    if (!Files.isRegularFile(path)) {
      return setAside("it is not a file");
    }
    try {
      return new TapeOpening.Opened(TapeFile.open(path));
    } catch (DamagedTapeException e) {
      return setAside(String.valueOf(e.getMessage()));
    }
  }

  /** Replaces the file, which nobody must have open, by what can be kept of it. */
  TapeOpening.Quarantined setAside(String reason) throws IOException {
    TapeSalvager.Kept kept = writeReplacement(salvage);
    Path target = freeName();
    Files.move(path, target);
    Folders.syncParentOf(target);
    finishReplacement();
    return new TapeOpening.Quarantined(
        TapeFile.open(path), new Quarantine(path, target, reason, kept.elements(), kept.entries()));
  }

  /**
   * Writes the elements into a smaller file, which {@link #takeReplacement} puts in place.
   *
   * @return how many elements and entries it has
   */
  TapeSalvager.Kept writeReplacement(Salvage what) throws IOException {
    Files.deleteIfExists(replacement);
    try {
      return TapeSalvager.copy(path, replacement, what);
    } catch (IOException e) {
      dropReplacement(e);
      throw e;
    }
  }

  /** Puts the replacement over the file. */
  void takeReplacement() throws IOException {
    Files.move(
        replacement, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Folders.syncParentOf(path);
  }

  private void finishReplacement() throws IOException {
    if (Files.exists(path)) {
      Files.deleteIfExists(replacement);
    } else if (Files.exists(replacement)) {
      takeReplacement();
    }
  }

  private void create() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    TapeLibrary.open(path).close();
    Folders.syncParentOf(path);
  }

  private void dropReplacement(IOException because) {
    try {
      Files.deleteIfExists(replacement);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private Path freeName() throws IOException {
    Files.createDirectories(quarantine);
    String base = path.getFileName() + "." + STAMP.format(clock.instant());
    Path target = quarantine.resolve(base);
    for (int i = 2; Files.exists(target); i++) {
      target = quarantine.resolve(base + "." + i);
    }
    return target;
  }
}
