package org.edgedaemon.device.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which port: this process by a list, other programs by the lock files that they all know,
 * {@code LCK..NAME} with the owner's process id in ten characters and a line feed. The kernel's own
 * exclusive mode does not bind root. Where the folder cannot be written there are no lock files; an
 * unprivileged service is bound by the kernel then. Thread-safe.
 */
final class PortClaims {
  private static final Logger log = LoggerFactory.getLogger(PortClaims.class);
  private static final int MAX_LOCK_FILE = 64;

  private final @Nullable Path folder;
  private final long processId;
  private final LongPredicate alive;
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /**
   * @param folder of the lock files; null for none
   * @param alive whether a process of this id runs
   */
  PortClaims(@Nullable Path folder, long processId, LongPredicate alive) {
    this.folder = folder;
    this.processId = processId;
    this.alive = alive;
  }

  /** A port held until closed. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a port.
   *
   * @throws DeviceException when somebody has it
   */
  Claim claim(DeviceId device, String path) {
    String port = realName(path);
    if (!held.add(port)) {
      throw busy(device, path, "another device of this configuration");
    }
    Path lock = lockFile(port);
    try {
      boolean written = lock != null && write(lock, device, path);
      return () -> {
        held.remove(port);
        if (written) {
          delete(lock);
        }
      };
    } catch (DeviceException e) {
      held.remove(port);
      throw e;
    }
  }

  private @Nullable Path lockFile(String port) {
    if (folder == null || !port.startsWith("/dev/") || !Files.isWritable(folder)) {
      return null;
    }
    return folder.resolve("LCK.." + port.substring("/dev/".length()).replace('/', '_'));
  }

  private boolean write(Path lock, DeviceId device, String path) {
    byte[] owner = "%10d\n".formatted(processId).getBytes(StandardCharsets.US_ASCII);
    try {
      return create(lock, owner) || takeOver(lock, owner, device, path);
    } catch (IOException e) {
      log.debug("no lock file {}: {}", lock, e.toString());
      return false;
    }
  }

  private static boolean create(Path lock, byte[] owner) throws IOException {
    try {
      Files.write(lock, owner, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Of a program that runs no more; after a crash that may have been ours, by the same number. */
  private boolean takeOver(Path lock, byte[] owner, DeviceId device, String path)
      throws IOException {
    long other = ownerOf(lock);
    if (other > 0 && other != processId && alive.test(other)) {
      throw busy(device, path, "process " + other);
    }
    Files.deleteIfExists(lock);
    if (!create(lock, owner)) {
      throw busy(device, path, "a program that was faster");
    }
    return true;
  }

  private static long ownerOf(Path lock) throws IOException {
    if (Files.size(lock) > MAX_LOCK_FILE) {
      return -1;
    }
    String text = Files.readString(lock, StandardCharsets.ISO_8859_1).strip();
    int end = text.indexOf(' ');
    String number = end < 0 ? text : text.substring(0, end);
    return number.matches("[0-9]{1,10}") ? Long.parseLong(number) : -1;
  }

  private static void delete(@Nullable Path lock) {
    try {
      if (lock != null) {
        Files.deleteIfExists(lock);
      }
    } catch (IOException e) {
      log.debug("lock file {} stays: {}", lock, e.toString());
    }
  }

  private static String realName(String path) {
    try {
      return path.startsWith("/") ? Path.of(path).toRealPath().toString() : path;
    } catch (IOException e) {
      return path;
    }
  }

  private static DeviceException busy(DeviceId device, String path, String holder) {
    return new DeviceException(
        Reason.BUSY, "device " + device + ": port " + path + " is held by " + holder);
  }
}
