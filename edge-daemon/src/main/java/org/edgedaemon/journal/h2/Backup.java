package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A backup: {@code journal*.zip} in the backups' folder. How much it holds stands in the archive's
 * comment, so that it is known without unpacking and whatever the file is called:
 *
 * <pre>
 *   edge-daemon journal applied=1600 crc=1a2b3c4d      CRC-32 of all before " crc="
 * </pre>
 *
 * @param appliedSequence -1 when the comment is missing or damaged
 */
public record Backup(Path file, long appliedSequence) {
  static final long UNKNOWN = -1;

  private static final String APPLIED = "edge-daemon journal applied=";
  private static final Pattern COMMENT =
      Pattern.compile("(" + APPLIED + "(\\d{1,18})) crc=([0-9a-f]{8})");

  private static final Comparator<Backup> MOST_FIRST =
      Comparator.comparingLong(Backup::appliedSequence).thenComparing(Backup::file).reversed();

  /** Those in a directory, the one that holds most first; none when there is no such directory. */
  public static List<Backup> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches("journal.*\\.zip"))
          .map(file -> new Backup(file, labelOf(file)))
          .sorted(MOST_FIRST)
          .toList();
    }
  }

  /** An archive ends with the length of its comment, 2 bytes, and the comment; H2 writes none. */
  static void label(Path zip, long appliedSequence) throws IOException {
    String applied = APPLIED + appliedSequence;
    byte[] comment = (applied + " crc=" + crc(applied)).getBytes(StandardCharsets.US_ASCII);
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
      file.seek(file.length() - 2);
      file.write(comment.length);
      file.write(comment.length >> 8);
      file.write(comment);
    }
  }

  static long labelOf(Path zip) {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      Matcher comment = COMMENT.matcher(String.valueOf(file.getComment()));
      return comment.matches() && crc(comment.group(1)).equals(comment.group(3))
          ? Long.parseLong(comment.group(2))
          : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private static String crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
