package org.edgedaemon.dataset.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.FileField.Reencode;
import org.edgedaemon.dataset.files.ConfinedFolder.Found;
import org.edgedaemon.dataset.files.ConfinedFolder.RefusedException;
import org.edgedaemon.dataset.files.Prepared.Ready;
import org.edgedaemon.dataset.files.Prepared.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes files ready to be sent. Blocks as long as reading the whole file takes. */
public final class FileDesk {
  /** How the names of copies that are deleted after use end. */
  public static final String ENDING = ".image";

  private static final Logger log = LoggerFactory.getLogger(FileDesk.class);

  private static final int HASH_IN_NAME = 32;
  private static final int MAX_NAME = 100;

  private final Path folder;
  private final AtomicLong copies = new AtomicLong();

  /**
   * @param folder where smaller copies of images are put for a while; must be there
   */
  public FileDesk(Path folder) {
    this.folder = folder;
  }

  /**
   * Looks at a file.
   *
   * @param value of the record's field: a path below the field's root, or an absolute one inside it
   */
  public Prepared prepare(FileField field, String value) {
    try {
      Found found = new ConfinedFolder(field.root()).find(value);
      String name = String.valueOf(found.path().getFileName());
      refuseByType(field, name);
      refuseBySize(field, found.attributes().size());
      if (field.reencode().isPresent() && ImageShrinker.knows(MediaTypes.endingOf(name))) {
        return shrunk(found, name, field.reencode().get());
      }
      return original(found, name);
    } catch (RefusedException e) {
      return new Unusable("file " + shown(value) + " " + e.getMessage());
    } catch (IOException e) {
      return new Unusable("file " + shown(value) + " cannot be read: " + e.getMessage());
    }
  }

  private static void refuseByType(FileField field, String name) throws RefusedException {
    String ending = MediaTypes.endingOf(name);
    boolean allowed =
        field.types().isEmpty()
            || field.types().contains(ending)
            || (ending.equals("jpg") && field.types().contains("jpeg"));
    if (!allowed) {
      throw new RefusedException(
          "is none of the types that are sent (" + String.join(", ", field.types()) + ")");
    }
  }

  private static void refuseBySize(FileField field, long size) throws RefusedException {
    if (size > field.maxBytes()) {
      throw new RefusedException(
          "has " + size + " octets, more than the " + field.maxBytes() + " that are allowed");
    }
  }

  private static Ready original(Found found, String name) throws IOException {
    long size = found.attributes().size();
    String hash = ContentHash.of(found.path(), size);
    return new Ready(
        found.path(),
        size,
        found.attributes().lastModifiedTime().toInstant(),
        hash,
        cloudName(hash, name),
        MediaTypes.of(name),
        false);
  }

  /** The smaller one of the image and its copy. */
  private Ready shrunk(Found found, String name, Reencode wanted) throws IOException {
    Path copy = folder.resolve(copies.incrementAndGet() + ENDING);
    try {
      ImageShrinker.shrink(found.path(), wanted, copy);
      long size = Files.size(copy);
      if (size < found.attributes().size()) {
        String hash = ContentHash.of(copy, size);
        return new Ready(
            copy,
            size,
            Files.getLastModifiedTime(copy).toInstant(),
            hash,
            cloudName(hash, withJpegEnding(name)),
            MediaTypes.of("jpg.jpg"),
            true);
      }
    } catch (IOException e) {
      log.debug("an image cannot be made smaller and is sent as it is: {}", e.toString());
    }
    Files.deleteIfExists(copy);
    return original(found, name);
  }

  private static String withJpegEnding(String name) {
    return name.substring(0, name.lastIndexOf('.')) + ".jpg";
  }

  private static String cloudName(String hash, String name) {
    String clean = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.{2,}", ".");
    int from = Math.max(0, clean.length() - MAX_NAME);
    return hash.substring(0, HASH_IN_NAME) + "-" + clean.substring(from);
  }

  private static String shown(String value) {
    String clean = value.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= MAX_NAME ? clean : "…" + clean.substring(clean.length() - MAX_NAME);
  }
}
