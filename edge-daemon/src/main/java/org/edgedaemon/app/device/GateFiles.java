package org.edgedaemon.app.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.edgedaemon.device.hikvision.terminal.GateMemory;
import org.edgedaemon.device.hikvision.terminal.GateRecord;
import org.edgedaemon.device.hikvision.terminal.GateState;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the logins at each terminal, a file each in {@code data_dir/terminals/}, for its
 * owner's eyes only:
 *
 * <pre>
 *   {"credentials":"rounds:salt:hash","state":"SUSPECT",
 *    "since":"2026-03-01T05:59:31Z","until":null,"tries_left":3}
 * </pre>
 *
 * <p>A file that cannot be understood counts as a failed login of unknown credentials: one more try
 * at most, rather than a locked account.
 */
final class GateFiles implements GateMemory {
  private static final Logger log = LoggerFactory.getLogger(GateFiles.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BYTES = 4_096;

  private final Path folder;
  private final Executor blocking;
  private final InstantSource clock;
  private final boolean keeps;

  private GateFiles(Path folder, Executor blocking, InstantSource clock, boolean keeps) {
    this.folder = folder;
    this.blocking = blocking;
    this.clock = clock;
    this.keeps = keeps;
  }

  /** The daemon's own. */
  static GateFiles in(Path dataDir, Executor blocking, InstantSource clock) {
    return new GateFiles(dataDir.resolve("terminals"), blocking, clock, true);
  }

  /** For a command beside them: reads what it may read, and writes where the daemon has written. */
  static GateFiles beside(Path dataDir, Executor blocking, InstantSource clock) {
    Path folder = dataDir.resolve("terminals");
    return new GateFiles(folder, blocking, clock, Files.isWritable(folder));
  }

  @Override
  public CompletionStage<Optional<GateRecord>> load(DeviceId device) {
    return away(() -> read(file(device)));
  }

  @Override
  public CompletionStage<Void> store(DeviceId device, GateRecord gate) {
    return keeps
        ? away(() -> write(file(device), bytes(gate)))
        : CompletableFuture.completedFuture(null);
  }

  private Path file(DeviceId device) {
    return folder.resolve(device + ".json");
  }

  private Optional<GateRecord> read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("it is too large");
      }
      return Optional.of(record(JSON.readTree(Files.readAllBytes(file))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      log.warn(
          "{} cannot be read ({}): one login at most is tried", file, e.getClass().getSimpleName());
      return Optional.of(GateRecord.doubtful(clock.instant()));
    }
  }

  private static GateRecord record(JsonNode json) {
    JsonNode tries = json.path("tries_left");
    return new GateRecord(
        json.path("credentials").asText(),
        GateState.valueOf(json.path("state").asText()),
        instant(json.path("since")),
        instant(json.path("until")),
        tries.isInt() ? tries.asInt() : null);
  }

  private static @Nullable Instant instant(JsonNode value) {
    return value.isTextual() ? Instant.parse(value.asText()) : null;
  }

  private static byte[] bytes(GateRecord gate) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("credentials", gate.credentials());
    json.put("state", gate.state().name());
    json.put("since", gate.since() == null ? null : gate.since().toString());
    json.put("until", gate.until() == null ? null : gate.until().toString());
    json.put("tries_left", gate.triesLeft());
    return JSON.writeValueAsBytes(json);
  }

  /** Whole or not at all, also when the power goes. */
  private @Nullable Void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "gate", ".new");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      giveToOwnerOfFolder(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    syncFolder();
    return null;
  }

  /** A command of root must not leave a file that the daemon cannot read. */
  private void giveToOwnerOfFolder(Path file) throws IOException {
    UserPrincipal owner = Files.getOwner(folder);
    if (!owner.equals(Files.getOwner(file))) {
      Files.setOwner(file, owner);
    }
  }

  /** Windows neither can nor needs to. */
  private void syncFolder() throws IOException {
    if (java.io.File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private <T> CompletionStage<T> away(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      blocking.execute(() -> complete(result, work));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
    try {
      result.complete(work.call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    }
  }
}
