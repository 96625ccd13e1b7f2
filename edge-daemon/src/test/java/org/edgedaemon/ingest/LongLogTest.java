package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.junit.jupiter.api.Test;

class LongLogTest {
  private final LoopBench bench = new LoopBench();

  @Test
  void aLongLogIsReadOnAtOnceAndEachStretchIsKept() {
    bench.started(PollConfig.defaults());
    bench.finish(LoopBench.more("one"));
    assertThat(bench.lastRequest().after()).isEqualTo(new ReadCursor("one"));
    bench.finish(LoopBench.more("two"));
    bench.finish(LoopBench.end("three"));

    assertThat(bench.requests()).hasSize(3);
    assertThat(bench.intake.cursors()).hasSize(3);
    bench.advance(Duration.ofSeconds(30));
    assertThat(bench.requests()).hasSize(4);
    assertThat(bench.lastRequest().after()).isEqualTo(new ReadCursor("three"));
  }

  @Test
  void anOperatorGetsATurnBetweenStretches() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    LocalDateTime from = LocalDateTime.of(2026, 3, 1, 0, 0);
    CompletionStage<ReadReport> byHand =
        loop.readByHand(ReadRequest.between(from, null, records -> {}));
    bench.finish(LoopBench.more("one"));
    assertThat(bench.lastRequest().from()).isEqualTo(from);
    bench.finish(LoopBench.EMPTY);

    assertThat(byHand.toCompletableFuture()).isCompleted();
    assertThat(bench.lastRequest().after()).isEqualTo(new ReadCursor("one"));
  }

  @Test
  void aBackupReadThatIsDueGetsATurnBetweenStretches() {
    bench.started(LoopBench.hourly());
    bench.advance(Duration.ofHours(1));
    assertThat(bench.requests()).hasSize(1);
    bench.finish(LoopBench.more("one"));
    assertThat(bench.isBackup(bench.lastRequest())).isTrue();
    bench.finish(LoopBench.EMPTY);

    assertThat(bench.lastRequest().after()).isEqualTo(new ReadCursor("one"));
  }

  @Test
  void aDeviceThatSaysMoreButGetsNowhereIsNotAskedForEver() {
    bench.started(PollConfig.defaults());
    bench.finish(LoopBench.more("one"));
    bench.finish(LoopBench.more("one"));
    bench.finish(new ReadReport(1, 1, 0, 0, null, true));

    assertThat(bench.requests()).hasSize(2);
    bench.advance(Duration.ofSeconds(30));
    assertThat(bench.requests()).hasSize(3);
  }

  @Test
  void aHoleFoundInAStretchBeginsAnew() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    bench.finish(LoopBench.more("one"));
    loop.holeFound(171);
    bench.finish(LoopBench.more("two"));

    assertThat(bench.lastRequest().after()).isNull();
    bench.finish(LoopBench.more("one"));
    assertThat(bench.intake.cursors()).endsWith("{\"cursor\":\"one\",\"hole\":171}");
    assertThat(bench.lastRequest().after()).isEqualTo(new ReadCursor("one"));
  }

  @Test
  void aReadByHandGoesThroughTheWholeLogToo() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    bench.finish(LoopBench.EMPTY);
    List<Long> progress = new ArrayList<>();
    CompletionStage<ReadReport> byHand =
        loop.readByHand(ReadRequest.between(null, null, progress::add));
    bench.finish(LoopBench.more("one"));
    bench.lastRequest().progress().accept(7);
    assertThat(bench.lastRequest().after()).isEqualTo(new ReadCursor("one"));
    bench.finish(LoopBench.end("two"));

    assertThat(byHand.toCompletableFuture())
        .isCompletedWithValue(new ReadReport(120, 120, 0, 1, new ReadCursor("two"), false));
    assertThat(progress).containsExactly(107L);
  }
}
