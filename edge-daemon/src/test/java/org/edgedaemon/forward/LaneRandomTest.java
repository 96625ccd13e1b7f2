package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.testing.Punches;
import org.edgedaemon.testing.RecordingDestination;
import org.edgedaemon.testing.RecordingDestination.Open;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random destinations, stores, crashes and damage against the promise: at the end every entry is
 * accepted or dead, never both unless a crash came between, and each user's order was kept.
 */
class LaneRandomTest {
  private static final int STEPS = 3_000;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "2, 1, 1",
    "3, 1, 8",
    "4, 1, 8",
    "5, 1, 16",
    "6, 20, 1",
    "7, 20, 1",
    "8, 20, 4",
    "9, 500, 1",
    "10, 3, 3",
    "11, 1, 8",
    "12, 20, 4"
  })
  void everythingIsSettledInOrder(int seed, int batch, int concurrency) {
    World world = new World(seed, batch, concurrency);
    for (int step = 0; step < STEPS; step++) {
      world.step();
    }
    world.comeToRest();
    world.verify();
  }

  private static final class World {
    private final Random random;
    private final RecordingDestination cloud;
    private final LaneBench bench;
    private final List<SequencedEntry> all = new ArrayList<>();
    private boolean crashed;

    World(int seed, int batch, int concurrency) {
      random = new Random(seed);
      cloud = new RecordingDestination("cloud", batch, concurrency);
      cloud.group(entry -> batch > 1 ? "g" + Punches.keyOf(entry).hashCode() % 3 : "");
      cloud.hold(true);
      LaneConfig config =
          new LaneConfig(
              64 * 1024, Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofSeconds(5));
      bench = new LaneBench(cloud, config, 1 + random.nextInt(40));
      bench.useRandom(random);
    }

    void step() {
      int dice = random.nextInt(1_000);
      if (dice < 250) {
        all.addAll(bench.punches(1 + random.nextInt(40), 1 + random.nextInt(20)));
        bench.run();
      } else if (dice < 750) {
        releaseOne();
      } else if (dice < 970) {
        bench.advance(Duration.ofMillis(random.nextInt(4_000)));
      } else if (dice < 980) {
        bench.steps.fail(anyStep());
      } else if (dice < 990) {
        bench.steps.heal();
      } else if (dice < 992) {
        bench.retryNow();
      } else if (dice < 995) {
        bench.file.loseTail(random.nextInt(4));
      } else {
        crash(random.nextInt(3) == 0);
      }
    }

    private String anyStep() {
      List<String> steps =
          List.of(
              "dead.store",
              "journal.read",
              "lane.offer",
              "lane.remove",
              "lane.peek",
              "watermark.advance",
              "dead.wanted",
              "lane.open",
              "journal.applied");
      return steps.get(random.nextInt(steps.size()));
    }

    private void crash(boolean damage) {
      crashed = true;
      cloud.releaseAll();
      if (damage) {
        bench.file.damage();
      }
      bench.rebuild();
      bench.useRandom(random);
      bench.run();
    }

    private void releaseOne() {
      List<Open> open = cloud.open();
      if (!open.isEmpty()) {
        DeliveryResult mood = mood();
        cloud.answer(entries -> answer(mood, entries));
        cloud.check(random.nextBoolean() ? CheckResult.ok("there") : CheckResult.down("no"));
        cloud.release(open.get(random.nextInt(open.size())));
        bench.run();
      }
    }

    private DeliveryResult mood() {
      int dice = random.nextInt(20);
      Duration wish = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(20));
      return switch (dice) {
        case 0, 1 -> new Unavailable(Kind.TROUBLE, wish, 503, "trouble");
        case 2 -> new Unavailable(Kind.THROTTLED, wish, 429, "slow down");
        case 3 ->
            random.nextInt(10) == 0
                ? new Unavailable(Kind.CREDENTIALS, null, 401, "who are you")
                : new Accepted(0);
        default -> new Accepted(0);
      };
    }

    /** Every 29th entry is poison, named or not. */
    private DeliveryResult answer(DeliveryResult mood, List<SequencedEntry> entries) {
      Set<Long> guilty =
          entries.stream()
              .map(SequencedEntry::sequence)
              .filter(World::isPoison)
              .collect(Collectors.toSet());
      if (mood instanceof Unavailable || guilty.isEmpty()) {
        return mood;
      }
      boolean named = random.nextBoolean();
      return new Rejected(named ? guilty : Set.of(), 422, "poison", "");
    }

    private static boolean isPoison(long sequence) {
      return sequence % 29 == 0;
    }

    void comeToRest() {
      bench.steps.heal();
      cloud.check(CheckResult.ok("there"));
      cloud.answer(entries -> answer(new Accepted(0), entries));
      cloud.releaseAll();
      cloud.hold(false);
      bench.advance(Duration.ofHours(3));
      bench.close(Duration.ofSeconds(1));
    }

    void verify() {
      Set<Long> accepted = new HashSet<>(cloud.acceptedSequences());
      Set<Long> dead =
          bench.deadLetters.list(null, 0, 1_000_000).stream()
              .map(letter -> letter.entry().sequence())
              .collect(Collectors.toSet());
      assertThat(accepted).isEqualTo(sequences(false));
      assertThat(dead).isEqualTo(sequences(true));
      assertThat(all.size()).isGreaterThan(10_000);
      assertThat(crashed).as("enough happened").isTrue();
      assertThat(bench.file.entries()).isZero();
      assertThat(bench.mark()).isEqualTo(all.get(all.size() - 1).sequence());
      verifyOrder();
    }

    private Set<Long> sequences(boolean poison) {
      return all.stream()
          .map(SequencedEntry::sequence)
          .filter(sequence -> isPoison(sequence) == poison)
          .collect(Collectors.toSet());
    }

    /** The first time that each entry arrived is in the order of its user's entries. */
    private void verifyOrder() {
      Map<String, Long> last = new HashMap<>();
      Set<Long> seen = new HashSet<>();
      for (SequencedEntry entry : cloud.accepted()) {
        if (seen.add(entry.sequence())) {
          Long before = last.put(Punches.keyOf(entry), entry.sequence());
          if (before != null && before > entry.sequence()) {
            throw new AssertionError(entry.sequence() + " came after " + before);
          }
        }
      }
    }
  }
}
