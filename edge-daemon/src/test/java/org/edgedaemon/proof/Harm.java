package org.edgedaemon.proof;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What can happen to the files of a data folder while the daemon is dead. */
enum Harm {
  JOURNAL_DELETED(List.of("journal.mv.db"), true),
  LANE_DELETED(List.of("outbox/cloud.queue"), true),
  INTAKE_DELETED(List.of("intake.queue"), true),
  JOURNAL_DAMAGED(List.of("journal.mv.db"), false),
  LANE_DAMAGED(List.of("outbox/cloud.queue"), false),
  INTAKE_DAMAGED(List.of("intake.queue"), false),
  ALL_DAMAGED(List.of("journal.mv.db", "intake.queue", "outbox/cloud.queue"), false),
  /** The backups too: only the devices know anything any more. */
  ALL_DELETED(List.of("journal.mv.db", "intake.queue", "outbox/cloud.queue", "backups"), true);

  private static final int BLOCK = 512;

  private final List<String> files;
  private final boolean deletes;

  Harm(List<String> files, boolean deletes) {
    this.files = files;
    this.deletes = deletes;
  }

  /** Whether nothing in the folder can know any more which sequences were given. */
  boolean forgetsSequences() {
    return this == ALL_DELETED;
  }

  /** Does it, and says what it did. */
  String onto(Path dataDir, Random random) throws IOException {
    StringBuilder done = new StringBuilder();
    for (String name : files) {
      Path file = dataDir.resolve(name);
      if (Files.exists(file)) {
        done.append(name).append(' ').append(deletes ? delete(file) : damage(file, random));
        done.append("; ");
      }
    }
    return done.toString();
  }

  private static String delete(Path file) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(file)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
    return "deleted";
  }

  private static String damage(Path path, Random random) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      if (file.length() == 0) {
        return "is empty";
      }
      return switch (random.nextInt(3)) {
        case 0 -> flipBits(file, random);
        case 1 -> zeroBlock(file, random);
        default -> truncate(file, random);
      };
    }
  }

  private static String flipBits(RandomAccessFile file, Random random) throws IOException {
    int bits = random.nextInt(1, 9);
    for (int i = 0; i < bits; i++) {
      long at = random.nextLong(file.length());
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ (1 << random.nextInt(8)));
    }
    return bits + " bits flipped";
  }

  static String zeroBlock(RandomAccessFile file, Random random) throws IOException {
    long at = random.nextLong(file.length()) / BLOCK * BLOCK;
    file.seek(at);
    file.write(new byte[(int) Math.min(BLOCK, file.length() - at)]);
    return "block at " + at + " zeroed";
  }

  private static String truncate(RandomAccessFile file, Random random) throws IOException {
    long length = random.nextLong(file.length());
    file.setLength(length);
    return "cut to " + length;
  }
}
