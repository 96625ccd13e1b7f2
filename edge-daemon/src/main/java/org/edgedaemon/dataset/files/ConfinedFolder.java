package org.edgedaemon.dataset.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder that nothing leads out of: neither {@code ..}, nor an absolute path, nor a link on the
 * way. Links that stay inside are followed. Who may write into the folder could still exchange a
 * folder for a link between the look and the reading; the result has no link in it, so that this
 * takes more than a link left lying.
 */
final class ConfinedFolder {
  private final Path root;

  ConfinedFolder(Path root) {
    this.root = root;
  }

  /** A plain file that may be read, by its real path. */
  record Found(Path path, BasicFileAttributes attributes) {}

  /** Why not; the message is for people. */
  static final class RefusedException extends Exception {
    RefusedException(String message) {
      super(message);
    }
  }

  Found find(String name) throws RefusedException {
    try {
      Path real = root.resolve(name).toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw new RefusedException("is outside of the folder of files and is not read");
      }
      return plain(real);
    } catch (InvalidPathException e) {
      throw new RefusedException("is not a file's name");
    } catch (NoSuchFileException e) {
      throw new RefusedException("is missing");
    } catch (AccessDeniedException e) {
      throw new RefusedException("may not be read by the daemon's user");
    } catch (IOException e) {
      throw new RefusedException("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Found plain(Path real) throws IOException, RefusedException {
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new RefusedException("is a folder, not a file");
    }
    if (!attributes.isRegularFile()) {
      throw new RefusedException("is not a plain file");
    }
    if (!Files.isReadable(real)) {
      throw new RefusedException("may not be read by the daemon's user");
    }
    return new Found(real, attributes);
  }
}
