package org.edgedaemon.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Instant START = Instant.parse("2026-03-09T05:00:00Z");

  @Test
  void longTextsAreShortened() {
    Run run = run("lobby", "x".repeat(5_000), Map.of("window", "y".repeat(5_000)));

    assertThat(run.error()).hasSize(Run.MAX_ERROR).endsWith("…");
    assertThat(run.details().get("window")).hasSize(256).endsWith("…");
  }

  @Test
  void whatCouldNotBeKeptCannotBeBuilt() {
    Map<String, String> many =
        IntStream.range(0, 33).boxed().collect(Collectors.toMap(i -> "d" + i, String::valueOf));

    assertThatThrownBy(() -> run("", null, Map.of())).hasMessageContaining("subject");
    assertThatThrownBy(() -> run("x".repeat(65), null, Map.of())).hasMessageContaining("65");
    assertThatThrownBy(() -> run("lobby", null, many)).hasMessageContaining("33");
  }

  @Test
  void aClockThatWasPutBackMakesNoNegativeTime() {
    Run run = new Run("k", "s", "r", START, START.minusSeconds(60), 0, 0, 0, null, Map.of());

    assertThat(run.took()).isEqualTo(Duration.ZERO);
  }

  private static Run run(String subject, String error, Map<String, String> details) {
    return new Run(
        "device-read", subject, "hand", START, START.plusSeconds(1), 1, 1, 0, error, details);
  }
}
