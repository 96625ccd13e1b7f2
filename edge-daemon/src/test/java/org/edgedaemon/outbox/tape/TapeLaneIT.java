package org.edgedaemon.outbox.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.LaneElement;
import org.edgedaemon.tape.MemoryDisk;
import org.edgedaemon.tape.Quarantine;
import org.edgedaemon.tape.SampleEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeLaneIT {
  private static final long SEED = Long.getLong("edge.seed", 20260304);

  @TempDir(factory = MemoryDisk.class)
  Path folder;

  private final List<Quarantine> alarms = new ArrayList<>();

  @Test
  void offersPeeksAndRemovesInElements() {
    try (TapeLane lane = open()) {
      assertThat(lane.peek(10)).isEmpty();
      lane.offer(SampleEntries.run(1, 1000, 300));
      List<LaneElement> first = lane.peek(200);
      assertThat(first).hasSize(1);
      assertThat(lane.peek(1)).isEqualTo(first);
      assertThat(lane.entries()).isEqualTo(1000);
      assertThat(lane.lastSequence()).isEqualTo(1000);
      lane.remove(1);
      assertThat(lane.entries()).isEqualTo(1000 - first.get(0).entries().size());
      assertThat(flat(lane.peek(100_000))).last().isEqualTo(SampleEntries.sequenced(1000, 300));
      assertThatThrownBy(() -> lane.remove(100)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> lane.offer(SampleEntries.run(1000, 1000, 30)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anEmptiedLaneRemembersItsLastSequenceUntilClosed() {
    try (TapeLane lane = open()) {
      lane.offer(SampleEntries.run(1, 5, 300));
      lane.peek(10);
      lane.remove(1);
      assertThat(lane.lastSequence()).isEqualTo(5);
      assertThat(lane.bytes()).isZero();
      lane.offer(SampleEntries.run(6, 6, 300));
      assertThat(flat(lane.peek(10))).isEqualTo(SampleEntries.run(6, 6, 300));
    }
    try (TapeLane lane = open()) {
      assertThat(lane.lastSequence()).isEqualTo(6);
    }
  }

  @Test
  void damageLeavesTheUnbrokenHead() throws IOException {
    try (TapeLane lane = open()) {
      for (int i = 1; i <= 10; i++) {
        lane.offer(SampleEntries.run(i, i, 1000));
      }
    }
    Path file = folder.resolve("cloud.queue");
    byte[] bytes = Files.readAllBytes(file);
    bytes[5500] ^= 1;
    Files.write(file, bytes);
    try (TapeLane lane = open()) {
      List<SequencedEntry> kept = flat(lane.peek(100));
      assertThat(kept).isEqualTo(SampleEntries.run(1, kept.size(), 1000)).hasSizeBetween(4, 6);
      assertThat(lane.lastSequence()).isEqualTo(kept.size());
      assertThat(lane.lastQuarantine()).isPresent();
      assertThat(alarms).hasSize(1);
      lane.offer(SampleEntries.run(kept.size() + 1, 10, 1000));
      assertThat(flat(lane.peek(100))).isEqualTo(SampleEntries.run(1, 10, 1000));
    }
  }

  /** Random steps beside a list in memory. */
  @Test
  void behavesAsAList() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      Deque<SequencedEntry> model = new ArrayDeque<>();
      long sequence = 0;
      TapeLane lane = open();
      for (int step = 0; step < 150; step++) {
        String where = "seed " + SEED + " round " + round + " step " + step;
        int choice = random.nextInt(10);
        if (choice < 4) {
          List<SequencedEntry> entries = new ArrayList<>();
          for (int i = random.nextInt(200); i >= 0; i--) {
            sequence += 1 + random.nextInt(3);
            entries.add(SampleEntries.sequenced(sequence, SampleEntries.anySize(random)));
          }
          lane.offer(entries);
          model.addAll(entries);
        } else if (choice < 9) {
          peekAndRemove(lane, model, random, where);
        } else {
          lane.close();
          lane = open();
        }
        assertThat(lane.entries()).as(where).isEqualTo(model.size());
      }
      assertThat(drained(lane)).isEqualTo(List.copyOf(model));
      assertThat(lane.bytes()).isZero();
      lane.close();
    }
    assertThat(alarms).isEmpty();
  }

  private static void peekAndRemove(
      TapeLane lane, Deque<SequencedEntry> model, Random random, String where) {
    List<LaneElement> elements = lane.peek(1 + random.nextInt(600));
    assertThat(flat(elements))
        .as(where)
        .isEqualTo(model.stream().limit(flat(elements).size()).toList());
    assertThat(elements.isEmpty()).as(where).isEqualTo(model.isEmpty());
    int count = random.nextInt(elements.size() + 1);
    lane.remove(count);
    flat(elements.subList(0, count)).forEach(entry -> model.remove());
  }

  private static List<SequencedEntry> drained(TapeLane lane) {
    List<SequencedEntry> all = new ArrayList<>();
    for (List<LaneElement> next = lane.peek(500); !next.isEmpty(); next = lane.peek(500)) {
      all.addAll(flat(next));
      lane.remove(next.size());
    }
    return all;
  }

  private static List<SequencedEntry> flat(List<LaneElement> elements) {
    return elements.stream().flatMap(element -> element.entries().stream()).toList();
  }

  private TapeLane open() {
    return new TapeLane(
        folder.resolve("cloud.queue"),
        folder.resolve("quarantine"),
        () -> Instant.EPOCH,
        alarms::add);
  }
}
