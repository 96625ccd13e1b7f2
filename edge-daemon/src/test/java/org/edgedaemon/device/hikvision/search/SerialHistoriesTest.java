package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.edgedaemon.device.DeviceException;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a terminal and its daemon: punches, full logs, resets, broken pages, clocks set
 * back, records overwritten and added between any two pages, restarts that forget all that is not
 * durable. At the end everything that could be read is there, under one id each.
 */
class SerialHistoriesTest {
  private static final int HISTORIES = Integer.getInteger("histories", 300);

  @Test
  void nothingReachableIsLostAndNothingHasTwoIds() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      new History(seed).live();
    }
  }

  /** One life, wholly given by its seed. */
  private static final class History {
    private final int seed;
    private final Random random;
    private final LogTerminal terminal = new LogTerminal();
    private final Session session = new Session(terminal);

    /** What the log ever held: epoch and number to the record. */
    private final Map<String, String> ever = new HashMap<>();

    /** Overwritten or cleared before a read that could have had them ended. */
    private final TreeSet<String> unreachable = new TreeSet<>();

    private int epoch;
    private boolean vanished;

    History(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      terminal.capacity = random.nextInt(3) == 0 ? 40 + random.nextInt(400) : Integer.MAX_VALUE;
      terminal.mostRows = random.nextInt(4) == 0 ? 1 + random.nextInt(29) : 30;
      terminal.repeatsRows = random.nextInt(5) == 0;
      terminal.took = Duration.ofMillis(random.nextInt(4) == 0 ? 50 : 0);
      terminal.nextSerial = random.nextInt(3) == 0 ? 1 + random.nextInt(100_000) : 1;
    }

    void live() {
      int turns = 3 + random.nextInt(12);
      for (int turn = 0; turn < turns; turn++) {
        happen();
      }
      terminal.beforePages.clear();
      readToTheEnd();
      check();
    }

    private void happen() {
      int what = random.nextInt(9);
      switch (what) {
        case 0 -> punches(random.nextInt(5));
        case 1 -> punches(random.nextInt(60));
        case 2 -> punches(random.nextInt(400));
        case 3 -> terminal.now = terminal.now.plusSeconds(random.nextInt(7_200) - 3_600);
        case 4 -> resetSometimes();
        case 5 -> session.restart();
        case 6 -> brokenRead();
        case 7 -> vanish();
        default -> busyRead();
      }
    }

    private void punches(int count) {
      for (int i = 0; i < count; i++) {
        if (random.nextInt(30) == 0) {
          terminal.nextSerial += random.nextInt(3);
        }
        punch();
      }
    }

    private void punch() {
      LogTerminal.Row oldest =
          terminal.rows.size() == terminal.capacity ? terminal.rows.get(0) : null;
      LogTerminal.Row row = terminal.punch();
      ever.put(epoch + "/" + row.serial(), row.time() + ":00");
      if (oldest != null) {
        unreachable.add(epoch + "/" + oldest.serial());
      }
    }

    /**
     * A reset, at times while what was read last is stored and its cursor is not. The log does not
     * run full again before it is read: then nothing of the former epoch could be told from it.
     */
    private void resetSometimes() {
      if (terminal.rows.isEmpty() || session.keptOf(epoch).isEmpty()) {
        return;
      }
      terminal.rows.forEach(row -> unreachable.add(epoch + "/" + row.serial()));
      terminal.reset();
      terminal.now = terminal.now.plusHours(3);
      epoch++;
      // A counter begins without holes.
      punch();
      punches(random.nextInt(39));
      if (random.nextBoolean()) {
        session.restart();
      }
      readToTheEnd();
    }

    /** The newest record or the one before it is gone, and those below it remain. */
    private void vanish() {
      int size = terminal.rows.size();
      if (vanished || size < 10) {
        return;
      }
      LogTerminal.Row gone = terminal.rows.remove(size - 1 - random.nextInt(2));
      unreachable.add(epoch + "/" + gone.serial());
      vanished = true;
      session.restart();
      readToTheEnd();
    }

    private void busyRead() {
      for (int i = 0; i < 20; i++) {
        int punches = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
        terminal.beforePages.add(() -> punches(punches));
      }
      readToTheEnd();
      terminal.beforePages.clear();
    }

    /** A read that breaks at some page, or whose sink fails; half of them with a restart. */
    private void brokenRead() {
      int pages = random.nextInt(25);
      for (int i = 0; i < pages; i++) {
        terminal.beforePages.add(() -> {});
      }
      terminal.beforePages.add(() -> terminal.down = true);
      session.failAtBatch = random.nextInt(3) == 0 ? session.batches + random.nextInt(2) : -1;
      try {
        session.readAll();
      } catch (DeviceException | IllegalStateException e) {
        if (random.nextBoolean()) {
          session.restart();
        }
      }
      session.failAtBatch = -1;
      terminal.down = false;
      terminal.beforePages.clear();
    }

    private void readToTheEnd() {
      for (int tries = 0; ; tries++) {
        try {
          session.readAll();
          return;
        } catch (DeviceException e) {
          assertThat(tries).as("seed %s: %s", seed, e.getMessage()).isLessThan(20);
        }
      }
    }

    private void check() {
      assertThat(session.conflicts).as("seed %s: ids that mean two records", seed).isZero();
      ever.forEach(
          (id, time) -> {
            String kept = session.kept.get(id);
            if (kept == null) {
              assertThat(unreachable.contains(id)).as("seed %s: %s is lost", seed, id).isTrue();
            } else {
              assertThat(kept).as("seed %s: id %s", seed, id).startsWith(time.substring(0, 16));
            }
          });
      session.kept.keySet().removeAll(ever.keySet());
      assertThat(session.kept).as("seed %s: invented", seed).isEmpty();
    }
  }
}
