package org.edgedaemon.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.edgedaemon.entry.SequencedEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is done to a file: opening works, what is read was written, and unless there is an alarm
 * it is all that was written.
 */
class TapeDamageIT {
  private static final int BITS = Integer.getInteger("tape.bits", 300);
  private static final int STEP = Integer.getInteger("tape.step", 7);
  private static final long SEED = Long.getLong("edge.seed", 20260302);

  @TempDir(factory = MemoryDisk.class)
  Path folder;

  private final List<Quarantine> alarms = new ArrayList<>();
  private final Set<SequencedEntry> everWritten = new HashSet<>();
  private List<SequencedEntry> live = List.of();

  @ParameterizedTest
  @EnumSource(Salvage.class)
  void everyHeaderBit(Salvage salvage) throws IOException {
    byte[] sound = wrappedFile(salvage);
    for (int bit = 0; bit < RingHeader.BYTES * 8; bit++) {
      byte[] damaged = sound.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      check(damaged, salvage, 0, "header bit " + bit);
    }
  }

  @ParameterizedTest
  @EnumSource(Salvage.class)
  void anyBits(Salvage salvage) throws IOException {
    byte[] sound = wrappedFile(salvage);
    Random random = new Random(SEED);
    for (int round = 0; round < BITS; round++) {
      byte[] damaged = sound.clone();
      int bit = random.nextInt(damaged.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      check(damaged, salvage, 5, "seed " + SEED + " bit " + bit);
    }
  }

  @ParameterizedTest
  @EnumSource(Salvage.class)
  void zeroedBlocks(Salvage salvage) throws IOException {
    byte[] sound = wrappedFile(salvage);
    for (int from = 0; from < sound.length; from += 512) {
      byte[] damaged = sound.clone();
      Arrays.fill(damaged, from, from + 512, (byte) 0);
      check(damaged, salvage, 15, "zeroes at " + from);
    }
  }

  @ParameterizedTest
  @EnumSource(Salvage.class)
  void truncations(Salvage salvage) throws IOException {
    byte[] sound = smallFile(salvage);
    for (int length = 0; length < sound.length; length += isNearAnEdge(length) ? 1 : STEP) {
      List<SequencedEntry> read = readBack(Arrays.copyOf(sound, length), salvage);
      assertThat(alarms).as("truncated to " + length).isNotEmpty();
      int whole = salvage == Salvage.EVERYTHING ? elementsWithin(length) : 0;
      assertThat(read).as("truncated to " + length).isEqualTo(live.subList(0, whole));
    }
  }

  /** Whether something ends or begins within the next step. */
  private boolean isNearAnEdge(int length) {
    return length <= RingHeader.BYTES + RingHeader.LENGTH_BYTES
        || elementsWithin(length + STEP) != elementsWithin(length - STEP);
  }

  @Test
  void healthyElementsOnBothSidesAreKept() throws IOException {
    byte[] sound = smallFile(Salvage.EVERYTHING);
    List<SequencedEntry> all = live;
    int second = indexOf(sound, SampleEntries.element(all.subList(1, 2)));

    byte[] payload = sound.clone();
    payload[second + EnvelopeHeader.BYTES + 30] ^= 1;
    assertThat(readBack(payload, Salvage.EVERYTHING)).isEqualTo(without(all, 1));
    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).entries()).isEqualTo(all.size() - 1);

    byte[] length = sound.clone();
    length[second - 4] ^= 0x40;
    assertThat(readBack(length, Salvage.EVERYTHING)).isEqualTo(all);
    assertThat(alarms).hasSize(1);

    assertThat(readBack(payload, Salvage.UNBROKEN_HEAD)).isEqualTo(all.subList(0, 1));
    assertThat(readBack(length, Salvage.UNBROKEN_HEAD)).isEqualTo(all.subList(0, 1));
  }

  @Test
  void everythingSurvivesALostHeader() throws IOException {
    byte[] sound = smallFile(Salvage.EVERYTHING);
    Arrays.fill(sound, 0, RingHeader.BYTES, (byte) 0);
    assertThat(readBack(sound, Salvage.EVERYTHING)).isEqualTo(live);
    assertThat(alarms).hasSize(1);
  }

  @Test
  void foreignFiles() throws IOException {
    byte[] noise = new byte[10_000];
    new Random(SEED).nextBytes(noise);
    for (byte[] foreign :
        List.of(new byte[0], new byte[16], new byte[8192], noise, "SQLite format 3".getBytes())) {
      assertThat(readBack(foreign, Salvage.EVERYTHING)).isEmpty();
      assertThat(alarms).hasSize(1);
      assertThat(alarms.get(0).setAside()).hasBinaryContent(foreign);
    }
  }

  @Test
  void aFolderInItsPlace() throws IOException {
    Path file = folder.resolve("t.queue");
    Files.createDirectories(file.resolve("inside"));
    try (Tape tape = tape(file, Salvage.EVERYTHING)) {
      tape.add(SampleEntries.encoded(SampleEntries.run(1, 1, 50)));
      assertThat(read(tape)).isEqualTo(SampleEntries.run(1, 1, 50));
    }
    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).setAside().resolve("inside")).isDirectory();
    assertThat(alarms.get(0).setAside().getFileName()).hasToString("t.queue.20260301T080000Z");
  }

  @Test
  void aCrashBetweenTheTwoRenamesIsFinished() throws IOException {
    byte[] sound = smallFile(Salvage.EVERYTHING);
    Files.write(folder.resolve("t.queue.new"), sound);
    try (Tape tape = tape(folder.resolve("t.queue"), Salvage.EVERYTHING)) {
      assertThat(read(tape)).isEqualTo(live);
    }
    assertThat(folder.resolve("t.queue.new")).doesNotExist();
    assertThat(alarms).isEmpty();
  }

  private void check(byte[] bytes, Salvage salvage, int mayLose, String what) throws IOException {
    List<SequencedEntry> read = readBack(bytes, salvage);
    if (alarms.isEmpty()) {
      assertThat(read).as(what).isEqualTo(live);
      return;
    }
    assertThat(everWritten).as(what).containsAll(read);
    if (salvage == Salvage.UNBROKEN_HEAD) {
      assertThat(live.subList(0, read.size())).as(what).isEqualTo(read);
    } else {
      long lost = live.stream().filter(entry -> !read.contains(entry)).count();
      assertThat(lost).as(what).isLessThanOrEqualTo(mayLose);
    }
  }

  private List<SequencedEntry> readBack(byte[] bytes, Salvage salvage) throws IOException {
    forgetAlarms();
    Path file = folder.resolve("t.queue");
    Files.write(file, bytes);
    List<SequencedEntry> read;
    long next;
    try (Tape tape = tape(file, salvage)) {
      read = read(tape);
      next = tape.facts().lastSequence() + 1;
      tape.add(SampleEntries.encoded(SampleEntries.run(next, next, 80)));
    }
    try (Tape tape = tape(file, salvage)) {
      List<SequencedEntry> again = read(tape);
      assertThat(again).hasSize(read.size() + 1);
      assertThat(again.subList(0, read.size())).isEqualTo(read);
    }
    Files.delete(file);
    return read;
  }

  private void forgetAlarms() throws IOException {
    for (Quarantine alarm : alarms) {
      Files.deleteIfExists(alarm.setAside());
    }
    alarms.clear();
  }

  private static List<SequencedEntry> read(Tape tape) throws IOException {
    return tape.readAfter(0, Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
        .flatMap(List::stream)
        .toList();
  }

  private Tape tape(Path file, Salvage salvage) {
    return new Tape(
        file,
        folder.resolve("quarantine"),
        salvage,
        () -> Instant.parse("2026-03-01T08:00:00Z"),
        alarms::add);
  }

  /** A few elements of one entry in the smallest file. */
  private byte[] smallFile(Salvage salvage) throws IOException {
    Path file = folder.resolve("small.queue");
    Files.deleteIfExists(file);
    live = SampleEntries.run(1, 8, 120);
    everWritten.addAll(live);
    try (Tape tape = tape(file, salvage)) {
      for (SequencedEntry entry : live) {
        tape.add(SampleEntries.encoded(List.of(entry)));
      }
    }
    return Files.readAllBytes(file);
  }

  /** Elements of several entries in a ring that has gone round its end. */
  private byte[] wrappedFile(Salvage salvage) throws IOException {
    Path file = folder.resolve("wrapped.queue");
    Files.deleteIfExists(file);
    long sequence = 0;
    try (Tape tape = tape(file, salvage)) {
      for (int i = 0; i < 40; i++) {
        List<SequencedEntry> entries = SampleEntries.run(sequence + 1, sequence + 1 + i % 5, 250);
        sequence += entries.size();
        everWritten.addAll(entries);
        tape.add(SampleEntries.encoded(entries));
        tape.removeThrough(sequence - 30);
      }
      RingHeader header = RingHeader.parse(Arrays.copyOf(Files.readAllBytes(file), 32));
      assertThat(header.last()).as("has wrapped").isLessThan(header.first());
      live = read(tape);
    }
    return Files.readAllBytes(file);
  }

  private int elementsWithin(int length) {
    int end = RingHeader.BYTES;
    int elements = 0;
    while (elements < live.size()) {
      end += RingHeader.LENGTH_BYTES;
      end += SampleEntries.element(live.subList(elements, elements + 1)).length;
      if (end > length) {
        return elements;
      }
      elements++;
    }
    return elements;
  }

  private static int indexOf(byte[] all, byte[] part) {
    return Stream.iterate(0, i -> i + 1)
        .filter(i -> Arrays.equals(all, i, i + part.length, part, 0, part.length))
        .findFirst()
        .orElseThrow();
  }

  private static List<SequencedEntry> without(List<SequencedEntry> all, int index) {
    List<SequencedEntry> rest = new ArrayList<>(all);
    rest.remove(index);
    return rest;
  }
}
