package org.edgedaemon.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.edgedaemon.entry.SequencedEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tape beside a list: random adds, removals, reads from anywhere, shrinking, reopening. */
class TapeModelIT {
  private static final long SEED = Long.getLong("edge.seed", 20260305);

  @TempDir(factory = MemoryDisk.class)
  Path folder;

  private final List<Quarantine> alarms = new ArrayList<>();
  private final Random random = new Random(SEED);
  private final List<List<SequencedEntry>> model = new ArrayList<>();
  private long sequence;
  private int shrunk;

  @Test
  void behavesAsAList() throws IOException {
    for (int round = 0; round < 10; round++) {
      model.clear();
      Tape tape = open();
      for (int step = 0; step < 500; step++) {
        tape = step(tape, step < 250 ? 7 : 2);
        check(tape, "seed " + SEED + " round " + round + " step " + step);
      }
      tape.close();
      Files.delete(folder.resolve("t.queue"));
    }
    assertThat(alarms).isEmpty();
    assertThat(shrunk).isPositive();
  }

  private Tape step(Tape tape, int adding) throws IOException {
    int choice = random.nextInt(10);
    if (choice < adding) {
      List<SequencedEntry> entries = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        sequence += 1 + random.nextInt(5);
        entries.add(SampleEntries.sequenced(sequence, 2 * SampleEntries.anySize(random)));
      }
      tape.add(SampleEntries.encoded(entries));
      model.add(entries);
    } else if (choice < 8) {
      long through = firstSequence() + random.nextInt(adding > 5 ? 20 : 60);
      tape.removeThrough(through);
      model.removeIf(element -> last(element) <= through);
    } else if (choice == 8) {
      shrunk += tape.shrink() ? 1 : 0;
    } else {
      tape.close();
      return open();
    }
    return tape;
  }

  private void check(Tape tape, String what) throws IOException {
    long after = firstSequence() - 2 + random.nextInt(1 + (int) (sequence - firstSequence() + 4));
    int entries = 1 + random.nextInt(50);
    List<List<SequencedEntry>> read = tape.readAfter(after, entries, 1 << 20);
    List<List<SequencedEntry>> expected =
        model.stream().filter(element -> last(element) > after).toList();
    assertThat(read).as(what).isEqualTo(expected.subList(0, read.size()));
    assertThat(read.isEmpty()).as(what).isEqualTo(expected.isEmpty());
    assertThat(tape.facts().elements()).as(what).isEqualTo(model.size());
    assertThat(tape.facts().entries())
        .as(what)
        .isEqualTo(model.stream().mapToLong(List::size).sum());
    assertThat(tape.facts().firstSequence())
        .as(what)
        .isEqualTo(model.isEmpty() ? 0 : model.get(0).get(0).sequence());
  }

  private long firstSequence() {
    return model.isEmpty() ? sequence : model.get(0).get(0).sequence();
  }

  private static long last(List<SequencedEntry> element) {
    return element.get(element.size() - 1).sequence();
  }

  private Tape open() throws IOException {
    Tape tape =
        new Tape(
            folder.resolve("t.queue"),
            folder.resolve("quarantine"),
            Salvage.EVERYTHING,
            () -> Instant.EPOCH,
            alarms::add);
    tape.open();
    return tape;
  }
}
