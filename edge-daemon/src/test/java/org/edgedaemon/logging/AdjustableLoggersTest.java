package org.edgedaemon.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

class AdjustableLoggersTest {
  private final AdjustableLoggers loggers = new AdjustableLoggers();
  private final Logger applier = loggers.getLogger("org.example.ingest.Applier");
  private final Logger lane = loggers.getLogger("org.example.forward.Lane");

  @Test
  void everyLoggerBelowFollowsAndLaterOnesToo() {
    assertThat(loggers.setLevel("org.example.ingest", Level.DEBUG)).isEqualTo(1);
    assertThat(applier.isDebugEnabled()).isTrue();
    assertThat(applier.isTraceEnabled()).isFalse();
    assertThat(lane.isDebugEnabled()).isFalse();
    assertThat(loggers.getLogger("org.example.ingest.Reads").isDebugEnabled()).isTrue();
    assertThat(loggers.getLogger("org.example.ingesting").isDebugEnabled()).isFalse();
  }

  @Test
  void theMostSpecificWishCounts() {
    loggers.setLevel("", Level.TRACE);
    loggers.setLevel("org.example", Level.ERROR);
    loggers.setLevel("Lane", Level.INFO);
    assertThat(applier.isWarnEnabled()).isFalse();
    assertThat(lane.isInfoEnabled()).isTrue();
    assertThat(lane.isDebugEnabled()).isFalse();
    assertThat(loggers.getLogger("com.example.Other").isTraceEnabled()).isTrue();
  }

  @Test
  void aWishTakenBackLeavesWhatIsConfigured() {
    loggers.setLevel("", Level.ERROR);
    assertThat(applier.isInfoEnabled()).isFalse();
    assertThat(loggers.setLevel("", null)).isEqualTo(2);
    assertThat(applier.isInfoEnabled()).isTrue();
    assertThat(applier.isDebugEnabled()).isFalse();
    assertThat(loggers.wishes()).isEmpty();
  }
}
