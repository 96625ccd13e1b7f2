package org.edgedaemon.device.hikvision.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.edgedaemon.punch.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file for each device in one folder, {@code <device>.logins}, readable by its owner alone,
 * replaced as a whole and forced to the disk. A damaged one leaves a single try.
 */
public final class FileGateMemory implements GateMemory {
  private static final Logger log = LoggerFactory.getLogger(FileGateMemory.class);
  private static final int MAX_FILE = 4096;

  private final Path folder;
  private final Executor executor;
  private final InstantSource clock;

  /** The folder is made when it is needed. The executor does all the work that blocks. */
  public FileGateMemory(Path folder, Executor executor, InstantSource clock) {
    this.folder = folder;
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Optional<GateRecord>> load(DeviceId device) {
    return CompletableFuture.supplyAsync(() -> read(file(device)), executor);
  }

  @Override
  public CompletionStage<Void> store(DeviceId device, GateRecord gate) {
    return CompletableFuture.runAsync(() -> write(file(device), GateFile.write(gate)), executor);
  }

  private Path file(DeviceId device) {
    return folder.resolve(device.value() + ".logins");
  }

  private Optional<GateRecord> read(Path file) {
    try {
      String text =
          Files.size(file) > MAX_FILE ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
      Optional<GateRecord> gate = GateFile.read(text);
      if (gate.isEmpty()) {
        log.warn("{} is damaged; its device gets one login attempt until one succeeds", file);
      }
      return Optional.of(gate.orElseGet(() -> GateRecord.doubtful(clock.instant())));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void write(Path file, String text) {
    Path fresh = folder.resolve(file.getFileName() + ".new");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly())) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Windows does not open directories; there a rename is durable by the file system's journal. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("cannot sync directory {}: {}", folder, e.toString());
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
