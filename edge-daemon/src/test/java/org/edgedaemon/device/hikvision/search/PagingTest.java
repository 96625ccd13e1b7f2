package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.Isapi;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.junit.jupiter.api.Test;

/**
 * One search, answer by answer, with a line that takes one call at a time: the next one goes out
 * when the one before is answered, and its answer comes when the test says so.
 */
class PagingTest {
  private static final RequestVariant VARIANT = new RequestVariant(30, 0, 0, false, true, true);

  private final LogTerminal terminal = new LogTerminal();
  private final Line line = new Line();

  private record Call(String json, BooleanSupplier wanted, CompletableFuture<IsapiAnswer> answer) {}

  private final class Line implements Isapi {
    private final Deque<Call> calls = new ArrayDeque<>();
    private boolean sent;
    private int most;
    private int unsent;

    @Override
    public CompletionStage<IsapiAnswer> get(String path) {
      throw new UnsupportedOperationException(path);
    }

    @Override
    public CompletionStage<IsapiAnswer> search(String path, String json) {
      return searchNext(path, json, () -> true);
    }

    @Override
    public CompletionStage<IsapiAnswer> searchNext(
        String path, String json, BooleanSupplier wanted) {
      Call call = new Call(json, wanted, new CompletableFuture<>());
      calls.add(call);
      most = Math.max(most, calls.size());
      return call.answer();
    }

    /** Answers the first call; false when there is none. */
    boolean answer() {
      Call call = calls.poll();
      if (call == null) {
        return false;
      }
      if (!sent && !call.wanted().getAsBoolean()) {
        unsent++;
        call.answer().completeExceptionally(new IllegalStateException("not sent"));
        return true;
      }
      terminal
          .search(Searches.PATH, call.json())
          .whenComplete(
              (answer, thrown) -> {
                sent = thrown == null && !calls.isEmpty() && calls.peek().wanted().getAsBoolean();
                if (thrown == null) {
                  call.answer().complete(answer);
                } else {
                  call.answer().completeExceptionally(thrown);
                }
              });
      return true;
    }
  }

  private int ids;

  private Searches searches() {
    TerminalClock clock =
        new TerminalClock() {
          @Override
          public LocalDateTime now() {
            return terminal.now;
          }

          @Override
          public ZoneOffset offsetAt(LocalDateTime wallClock) {
            return LogTerminal.OFFSET;
          }

          @Override
          public Duration skew() {
            return Duration.ZERO;
          }
        };
    return new Searches(
        new LogSource(line, "lobby", Session.DEVICE, "V1", SearchCapabilities.UNKNOWN),
        new Surroundings(
            clock,
            () -> 0,
            pause -> CompletableFuture.completedFuture(null),
            Runnable::run,
            () -> "s" + ids++),
        VARIANT,
        true);
  }

  private CompletableFuture<Found> search(int expected) {
    return searches().all(Window.ALL, 10_000, expected, before -> {}).toCompletableFuture();
  }

  private <T> T finished(CompletableFuture<T> found) {
    while (!found.isDone() && line.answer()) {}
    return found.join();
  }

  private static List<Long> serials(Found found) {
    return found.events().stream().map(AccessEvent::serialNo).toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private List<Integer> positions() {
    return terminal.asked.stream()
        .map(cond -> cond.path("searchResultPosition").intValue())
        .toList();
  }

  @Test
  void oneCallWaitsBehindTheOneThatIsUnderWay() {
    terminal.punches(200);
    assertThat(serials(finished(search(0)))).isEqualTo(upTo(200));
    assertThat(line.most).isEqualTo(2);
    assertThat(positions()).containsExactly(0, 30, 60, 90, 120, 150, 180);
  }

  @Test
  void theFirstPageIsFollowedAtOnceWhereManyAreExpected() {
    terminal.punches(90);
    CompletableFuture<Found> found = search(90);
    assertThat(line.calls).hasSize(2);
    assertThat(serials(finished(found))).isEqualTo(upTo(90));
    assertThat(positions()).containsExactly(0, 30, 60);
  }

  @Test
  void theAnswerToAWrongGuessIsNotTaken() {
    terminal.punches(100);
    CompletableFuture<Found> found = search(0);
    line.answer();
    terminal.mostRows = 11;
    assertThat(serials(finished(found))).isEqualTo(upTo(100));
    assertThat(positions()).startsWith(0, 30, 60, 41, 52);
  }

  @Test
  void aCallThatNobodyWantsAnyMoreIsNotSent() {
    terminal.punches(100);
    CompletableFuture<Found> found = search(0);
    line.answer();
    terminal.down = true;
    line.answer();
    assertThat(found).isCompletedExceptionally();
    assertThatThrownBy(found::join).hasCauseInstanceOf(DeviceException.class);
    terminal.down = false;
    int asked = terminal.asked.size();
    line.answer();
    assertThat(line.unsent).isEqualTo(1);
    assertThat(terminal.asked).hasSize(asked);
  }

  @Test
  void whatFollowsAFullWindowIsAskedForBeforeItsRowsAreLookedAt() {
    terminal.punches(1_100);
    SerialWindows windows = new SerialWindows(searches());
    finished(windows.read(new Span(1, 510), 1, new Span(511, 1_020)).toCompletableFuture());
    assertThat(line.calls).hasSize(2);
    assertThat(line.sent).isTrue();
    terminal.asked.clear();
    assertThat(finished(windows.record(1).toCompletableFuture())).isNotNull();
    assertThat(line.calls).hasSize(1);
    Rows rows = finished(windows.read(new Span(511, 1_020), 510, null).toCompletableFuture());
    assertThat(rows.events()).hasSize(510);
    assertThat(line.calls).as("whether record 510 is still the same").hasSize(1);
    assertThat(terminal.asked.stream().map(cond -> cond.path("endSerialNo").intValue()))
        .startsWith(1, 1_020)
        .hasSize(18);
  }

  @Test
  void nothingIsAskedForBeforeItsTurnWhereNumbersAreMissing() {
    terminal.punches(300);
    terminal.rows.remove(100);
    SerialWindows windows = new SerialWindows(searches());
    finished(windows.read(new Span(1, 300), 1, new Span(301, 600)).toCompletableFuture());
    assertThat(line.calls).isEmpty();
  }

  @Test
  void anotherSearchThanTheOneThatWasGuessedDropsTheGuesses() {
    terminal.punches(1_100);
    Searches searches = searches();
    SerialWindows windows = new SerialWindows(searches);
    finished(windows.read(new Span(1, 510), 1, new Span(511, 1_020)).toCompletableFuture());
    CompletableFuture<AccessEvent> other = windows.record(7).toCompletableFuture();
    assertThat(finished(other).serialNo()).isEqualTo(7);
    assertThat(line.unsent).isEqualTo(1);
  }

  @Test
  void fewerThanExpectedEndItAllTheSame() {
    terminal.punches(7);
    assertThat(serials(finished(search(510)))).isEqualTo(upTo(7));
  }
}
