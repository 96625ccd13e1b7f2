package org.edgedaemon.dataset.ids;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.dataset.RecordId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of ids, each with a version or none: written from the first to the last, then read from
 * the first to the last, then gone. It survives no restart and is not synced to the disk.
 *
 * <pre>
 *   8 octets       "IDSPOOL1"
 *   then each id:
 *   2 octets  L    1..1020, high octet first
 *   L octets       the id, UTF-8
 *   2 octets  V    0..65534; 65535: no version
 *   V octets       the version, UTF-8
 * </pre>
 */
public final class IdSpool implements AutoCloseable {
  /** How the names of such files end. */
  public static final String ENDING = ".spool";

  private static final Logger log = LoggerFactory.getLogger(IdSpool.class);

  private static final long MAGIC = 0x4944_5350_4F4F_4C31L;
  private static final int MAX_ID = 4 * RecordId.MAX_LENGTH;
  private static final int NO_VERSION = 0xFFFF;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final long maxOctets;
  private final DataOutputStream out;
  private @Nullable DataInputStream in;
  private long octets = Long.BYTES;
  private long count;
  private long read;

  private IdSpool(Path file, long maxOctets, DataOutputStream out) {
    this.file = file;
    this.maxOctets = maxOctets;
    this.out = out;
  }

  /**
   * One of the ids.
   *
   * @param version null where there is none
   */
  public record Entry(RecordId id, @Nullable String version) {}

  /**
   * A new and empty one; what another run left under its name is gone.
   *
   * @param maxOctets of the file
   */
  public static IdSpool create(Path folder, String name, long maxOctets) {
    Path file = folder.resolve(name + ENDING);
    try {
      Files.createDirectories(folder);
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
      out.writeLong(MAGIC);
      return new IdSpool(file, maxOctets, out);
    } catch (IOException e) {
      throw new SpoolException("cannot write " + file + ": " + e, e);
    }
  }

  /** Appends; not once reading has begun. */
  public void add(RecordId id, @Nullable String version) {
    byte[] text = id.text().getBytes(StandardCharsets.UTF_8);
    byte[] suffix = version == null ? new byte[0] : version.getBytes(StandardCharsets.UTF_8);
    if (suffix.length >= NO_VERSION) {
      throw new SpoolException("the version of " + id + " has more than 65,534 octets");
    }
    octets += 2L * Short.BYTES + text.length + suffix.length;
    if (octets > maxOctets) {
      throw new SpoolException(file + " would be larger than " + maxOctets + " octets");
    }
    try {
      out.writeShort(text.length);
      out.write(text);
      out.writeShort(version == null ? NO_VERSION : suffix.length);
      out.write(suffix);
    } catch (IOException e) {
      throw new SpoolException("cannot write " + file + ": " + e, e);
    }
    count++;
  }

  /** How many were added. */
  public long count() {
    return count;
  }

  /** How many have not been read. */
  public long left() {
    return count - read;
  }

  /** The next ones; empty after the last. */
  public List<Entry> next(int max) {
    int wanted = (int) Math.min(max, left());
    List<Entry> entries = new ArrayList<>(wanted);
    try {
      DataInputStream from = opened();
      for (int i = 0; i < wanted; i++) {
        entries.add(entry(from));
        read++;
      }
    } catch (IOException e) {
      throw new SpoolException("cannot read " + file + ": " + e, e);
    }
    return entries;
  }

  /** Deletes the file. */
  @Override
  public void close() {
    closeQuietly(out);
    if (in != null) {
      closeQuietly(in);
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("{} cannot be deleted; the next run tries again: {}", file, e.toString());
    }
  }

  /** What does not close holds nothing that is needed any longer. */
  private void closeQuietly(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      log.debug("{} does not close: {}", file, e.toString());
    }
  }

  private DataInputStream opened() throws IOException {
    if (in != null) {
      return in;
    }
    out.close();
    long size = Files.size(file);
    if (size != octets) {
      throw new SpoolException(file + " has " + size + " octets, written were " + octets);
    }
    DataInputStream opened =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    in = opened;
    if (opened.readLong() != MAGIC) {
      throw new SpoolException(file + " is not what was written");
    }
    return opened;
  }

  private Entry entry(DataInputStream from) throws IOException {
    int length = from.readUnsignedShort();
    if (length < 1 || length > MAX_ID) {
      throw new SpoolException(file + " has an id of " + length + " octets");
    }
    String id = text(from, length);
    int suffix = from.readUnsignedShort();
    try {
      return new Entry(new RecordId(id), suffix == NO_VERSION ? null : text(from, suffix));
    } catch (IllegalArgumentException e) {
      throw new SpoolException(file + " is not what was written", e);
    }
  }

  private static String text(DataInputStream from, int length) throws IOException {
    byte[] octets = new byte[length];
    from.readFully(octets);
    return new String(octets, StandardCharsets.UTF_8);
  }
}
