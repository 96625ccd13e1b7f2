package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.testing.RecordingDestination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneRejectionTest {
  private final RecordingDestination cloud = new RecordingDestination("cloud", 500, 1);
  private final LaneBench bench = new LaneBench(cloud, LaneConfig.defaults(), 130);

  private static Rejected somewhere(int status) {
    return new Rejected(Set.of(), status, "bad record", "{\"error\":\"bad\"}");
  }

  private void refuse(Set<Long> guilty) {
    cloud.answer(
        entries ->
            entries.stream().anyMatch(entry -> guilty.contains(entry.sequence()))
                ? somewhere(422)
                : new Accepted(0));
  }

  private List<Long> dead() {
    return bench.deadLetters.list(bench.id(), 0, 10_000).stream()
        .map(letter -> letter.entry().sequence())
        .toList();
  }

  private void assertSettled(Set<Long> guilty, int count) {
    assertThat(Set.copyOf(dead())).isEqualTo(guilty);
    assertThat(cloud.acceptedSequences())
        .as("the others, each once, in order")
        .isEqualTo(
            LongStream.rangeClosed(1, count)
                .boxed()
                .filter(sequence -> !guilty.contains(sequence))
                .toList());
    assertThat(bench.file.entries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 250, 251, 333, 499, 500})
  void theOneGuiltyOfFiveHundredIsFound(long guilty) {
    refuse(Set.of(guilty));
    bench.preload(500);
    bench.run();
    assertSettled(Set.of(guilty), 500);
    assertThat(cloud.calls().size()).as("calls").isLessThanOrEqualTo(2 * 9 + 1);
    DeadLetter letter = bench.deadLetters.list(bench.id(), 0, 1).get(0);
    assertThat(letter.status()).isEqualTo(422);
    assertThat(letter.reason()).isEqualTo("bad record");
    assertThat(letter.attempts()).isBetween(9, 10);
    assertThat(letter.givenUpAt()).isEqualTo(bench.clock.instant());
  }

  @Test
  void allGuiltyCostsLessThanTwoCallsEach() {
    Set<Long> all = LongStream.rangeClosed(1, 500).boxed().collect(Collectors.toSet());
    refuse(all);
    bench.preload(500);
    bench.run();
    assertSettled(all, 500);
    assertThat(cloud.calls().size()).isEqualTo(999);
    assertThat(bench.status().tally().dead()).isEqualTo(500);
  }

  @Test
  void theNamedOnesAreGivenUpAndTheOthersCount() {
    cloud.answer(
        entries -> {
          Set<Long> named =
              entries.stream()
                  .map(SequencedEntry::sequence)
                  .filter(sequence -> sequence % 100 == 0)
                  .collect(Collectors.toSet());
          return named.isEmpty() ? new Accepted(0) : new Rejected(named, 200, "named", "");
        });
    bench.preload(500);
    bench.run();
    assertSettled(Set.of(100L, 200L, 300L, 400L, 500L), 500);
    assertThat(cloud.calls()).hasSize(1);
    assertThat(bench.status().tally().sent()).isEqualTo(495);
  }

  @Test
  void namesThatWereNotInTheDeliveryAreNoNames() {
    cloud.answer(
        entries ->
            entries.stream().anyMatch(entry -> entry.sequence() == 7)
                ? new Rejected(Set.of(99_999L), 422, "confused", "")
                : new Accepted(0));
    bench.punches(10);
    bench.run();
    assertSettled(Set.of(7L), 10);
  }

  @Test
  void tooLargeMakesDeliveriesSmallerAndStaysSo() {
    cloud.answer(entries -> entries.size() > 100 ? somewhere(413) : new Accepted(0));
    bench.punches(5_000);
    bench.run();
    assertSettled(Set.of(), 5_000);
    long refused = cloud.calls().stream().filter(call -> call.size() > 100).count();
    assertThat(refused).as("refused calls").isLessThan(10);
  }

  @Test
  void aSingleEntryThatIsTooLargeIsGivenUp() {
    cloud.answer(
        entries ->
            entries.stream().anyMatch(entry -> entry.sequence() == 3)
                ? somewhere(413)
                : new Accepted(0));
    bench.punches(4);
    bench.run();
    assertSettled(Set.of(3L), 4);
  }

  @Test
  void nothingIsRemovedBeforeItsLetterIsStored() {
    refuse(Set.of(150L));
    bench.preload(200);
    bench.steps.fail("dead.store");
    bench.run();
    bench.advance(Duration.ofMinutes(2));
    assertThat(bench.file.entries()).as("the element with the guilty one").isEqualTo(70);
    assertThat(bench.mark()).isEqualTo(130);
    assertThat(bench.status().trouble()).contains("dead letters");

    bench.steps.heal();
    bench.advance(StoreTrouble.MAX_DELAY.multipliedBy(2));
    assertSettled(Set.of(150L), 200);
    assertThat(bench.mark()).isEqualTo(200);
    assertThat(bench.status().trouble()).isNull();
  }

  @Test
  void anOutageInTheMiddleOfABisectionGoesOnWhereItWas() {
    DeliveryResult trouble = RecordingDestination.trouble();
    int[] calls = {0};
    cloud.answer(
        entries -> {
          if (++calls[0] % 2 == 0) {
            return trouble;
          }
          return entries.stream().anyMatch(entry -> entry.sequence() == 42)
              ? somewhere(400)
              : new Accepted(0);
        });
    bench.punches(64);
    bench.advance(Duration.ofMinutes(30));
    assertSettled(Set.of(42L), 64);
  }

  @Test
  void aRefusedEntryDoesNotBlockLaterOnesOfItsUser() {
    RecordingDestination singles = new RecordingDestination("singles", 1, 4);
    LaneBench lane = new LaneBench(singles);
    singles.answer(entries -> entries.get(0).sequence() == 1 ? somewhere(422) : new Accepted(0));
    lane.steps.fail("dead.store");
    lane.punches(5, 1);
    lane.run();
    assertThat(singles.acceptedSequences()).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void lettersThatAreWantedAgainGoOutBesideTheOthers() {
    refuse(Set.of(1L, 2L, 3L));
    bench.punches(10);
    bench.run();
    assertThat(dead()).containsExactly(1L, 2L, 3L);

    refuse(Set.of(2L));
    bench.deadLetters.wantRetryAll(bench.id());
    bench.punches(4);
    bench.retryNow();
    assertThat(dead()).containsExactly(2L);
    DeadLetter left = bench.deadLetters.list(bench.id(), 0, 1).get(0);
    assertThat(left.retryWanted()).isFalse();
    assertThat(left.attempts()).isGreaterThan(2);
    assertThat(cloud.acceptedSequences()).contains(1L, 3L, 11L, 14L);
    bench.advance(Duration.ofMinutes(5));
    assertThat(cloud.acceptedSequences()).doesNotHaveDuplicates();
  }

  @Test
  void aMarkedLetterIsFoundWithoutAWakeUp() {
    refuse(Set.of(1L));
    bench.punches(1);
    bench.run();
    refuse(Set.of());
    bench.deadLetters.wantRetryAll(null);
    bench.advance(Revivals.POLL);
    assertThat(dead()).isEmpty();
    assertThat(cloud.acceptedSequences()).containsExactly(1L);
  }

  @Test
  void aDeliveredLetterThatCannotBeRemovedIsNotSentAgain() {
    refuse(Set.of(1L));
    bench.punches(1);
    bench.run();
    refuse(Set.of());
    bench.deadLetters.wantRetryAll(null);
    bench.steps.fail("dead.remove");
    bench.advance(Duration.ofMinutes(3));
    assertThat(dead()).containsExactly(1L);
    bench.steps.heal();
    bench.advance(Duration.ofMinutes(1));
    assertThat(dead()).isEmpty();
    assertThat(cloud.acceptedSequences()).containsExactly(1L);
  }
}
