package org.edgedaemon.replica.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sync_status.json}, for people and other programs: replaced as a whole or not at all. What
 * a round goes on with stands elsewhere, so a file that is lost or damaged costs nothing but its
 * own words.
 */
public final class StatusFile {
  private static final Logger log = LoggerFactory.getLogger(StatusFile.class);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long MAX_BYTES = 64 * 1024;
  private static final int MAX_ERROR = 1_000;

  private final Path file;
  private SyncStatus current;

  /** Reads the file, or begins anew; one that cannot be read is set aside. */
  public StatusFile(Path file, Instant now) {
    this.file = file;
    SyncStatus read = read(now);
    this.current = read == null ? SyncStatus.never(now) : read;
  }

  public synchronized SyncStatus current() {
    return current;
  }

  /** Replaces it. A disk that does not take it is no reason to stop. */
  synchronized void replace(SyncStatus next) {
    current = next;
    try {
      store(MAPPER.writeValueAsBytes(json(next)));
    } catch (IOException e) {
      log.warn("{} cannot be written: {}", file, e.toString());
    }
  }

  private void store(byte[] bytes) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private @Nullable SyncStatus read(Instant now) {
    try {
      if (!Files.exists(file)) {
        return null;
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("it is too large");
      }
      return parse(Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      setAside(e, now);
      return null;
    }
  }

  private void setAside(Exception why, Instant now) {
    Path aside =
        file.resolveSibling(file.getFileName() + ".bad." + now.toString().replace(':', '-'));
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      log.warn("{} cannot be read ({}) and is now {}", file, reason(why), aside.getFileName());
    } catch (IOException e) {
      log.warn("{} can neither be read nor moved: {}", file, e.toString());
    }
  }

  private static String reason(Exception why) {
    return why instanceof JsonProcessingException ? "no JSON" : String.valueOf(why.getMessage());
  }

  private static ObjectNode json(SyncStatus status) {
    Instant synced = status.lastSyncedAt();
    return MAPPER
        .createObjectNode()
        .put("last_synced_at", synced == null ? null : synced.toString())
        .put("status", status.status().name().toLowerCase(Locale.ROOT))
        .put("pending_records", status.pendingRecords())
        .put("last_error", shortened(status.lastError()))
        .put("retry_count", status.retryCount())
        .put("created_at", status.createdAt().toString())
        .put("updated_at", status.updatedAt().toString());
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= MAX_ERROR
        ? text
        : text.substring(0, MAX_ERROR - 1) + "…";
  }

  private static SyncStatus parse(byte[] bytes) throws IOException {
    JsonNode json = MAPPER.readTree(bytes);
    JsonNode synced = json.path("last_synced_at");
    JsonNode error = json.path("last_error");
    return new SyncStatus(
        synced.isTextual() ? Instant.parse(synced.textValue()) : null,
        SyncStatus.State.valueOf(json.path("status").asText().toUpperCase(Locale.ROOT)),
        Math.max(0, json.path("pending_records").asLong()),
        error.isTextual() ? shortened(error.textValue()) : null,
        Math.max(0, json.path("retry_count").asInt()),
        Instant.parse(json.path("created_at").asText()),
        Instant.parse(json.path("updated_at").asText()));
  }
}
