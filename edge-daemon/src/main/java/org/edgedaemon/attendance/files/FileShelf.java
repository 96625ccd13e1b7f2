package org.edgedaemon.attendance.files;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Files of a folder that are replaced whole or not at all, also when the power goes. */
final class FileShelf {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Path quarantine;
  private final InstantSource clock;

  FileShelf(Path folder, Path quarantine, InstantSource clock) {
    this.folder = folder;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /** For its owner's eyes only: such files name people. */
  void replace(String name, byte[] content) throws IOException {
    create(folder);
    Path fresh = Files.createTempFile(folder, name, ".new");
    try {
      write(fresh, content);
      giveToOwner(fresh, folder);
      Files.move(
          fresh,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    sync(folder);
  }

  /** Keeps a file under a dated name among those that were damaged. */
  Path setAside(String name) throws IOException {
    create(quarantine);
    String stem = TIME.format(clock.instant()) + "-";
    Path target = quarantine.resolve(stem + name);
    for (int i = 2; Files.exists(target); i++) {
      target = quarantine.resolve(stem + i + "-" + name);
    }
    Files.move(folder.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
    sync(quarantine);
    sync(folder);
    return target;
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A command of root must not leave what the daemon cannot read. */
  private static void create(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      if (parent != null) {
        giveToOwner(directory, parent);
        sync(parent);
      }
    }
  }

  private static void giveToOwner(Path path, Path like) throws IOException {
    UserPrincipal owner = Files.getOwner(like);
    if (!owner.equals(Files.getOwner(path))) {
      Files.setOwner(path, owner);
    }
  }

  /** Windows neither can nor needs to. */
  private static void sync(Path directory) throws IOException {
    if (File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
