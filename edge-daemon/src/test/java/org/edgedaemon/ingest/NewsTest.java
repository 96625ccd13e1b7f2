package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.junit.jupiter.api.Test;

class NewsTest {
  private final LoopBench bench = new LoopBench();

  @Test
  void newsIsReadAtOnceAndThePollKeepsItsTime() {
    idle();
    bench.advance(Duration.ofSeconds(10));
    say();
    bench.advance(Duration.ZERO);
    assertThat(bench.requests()).hasSize(2);
    bench.finish(LoopBench.EMPTY);

    bench.advance(Duration.ofSeconds(19));
    assertThat(bench.requests()).hasSize(2);
    bench.advance(Duration.ofSeconds(1));
    assertThat(bench.requests()).hasSize(3);
  }

  @Test
  void newsSaidAThousandTimesIsOneRead() {
    idle();
    bench.advance(Duration.ofSeconds(10));
    for (int i = 0; i < 1_000; i++) {
      bench.device.listener.readSoon();
    }
    bench.advance(Duration.ZERO);
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofSeconds(5));

    assertThat(bench.requests()).hasSize(2);
  }

  @Test
  void readsOfNewsAreASecondApart() {
    idle();
    bench.advance(Duration.ofSeconds(10));
    for (int i = 0; i < 49; i++) {
      say();
      bench.advance(Duration.ofMillis(100));
      if (!bench.device.session().lastRead().isDone()) {
        bench.finish(LoopBench.EMPTY);
      }
    }

    assertThat(bench.requests()).hasSize(1 + 5);
  }

  @Test
  void newsDuringAReadIsOneMoreAfterIt() {
    bench.started(PollConfig.defaults());
    bench.advance(Duration.ofSeconds(3));
    say();
    say();
    assertThat(bench.requests()).hasSize(1);
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ZERO);
    assertThat(bench.requests()).hasSize(2);
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofSeconds(5));

    assertThat(bench.requests()).hasSize(2);
  }

  @Test
  void newsOpensASessionThatWasGivenBack() {
    bench.started(new PollConfig(Duration.ofMinutes(10), false));
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofMinutes(1));
    say();
    bench.advance(Duration.ZERO);

    assertThat(bench.device.sessions).hasSize(2);
    assertThat(bench.requests()).hasSize(1);
  }

  @Test
  void newsHurriesNoRetry() {
    idle();
    bench.device.refusal = new DeviceException(Reason.LOCKED, "locked", Duration.ofMinutes(30));
    bench.hangUp(new DeviceException(Reason.BROKEN, "gone"));
    bench.advance(Duration.ofSeconds(2));
    assertThat(bench.device.connects).isEqualTo(2);
    for (int i = 0; i < 29 * 60; i++) {
      say();
      bench.advance(Duration.ofSeconds(1));
    }

    assertThat(bench.device.connects).isEqualTo(2);
  }

  @Test
  void newsHurriesNoReadOfALogThatWasIncomplete() {
    bench.started(PollConfig.defaults());
    for (int i = 0; i < 8; i++) {
      bench.fail(new DeviceException(Reason.INCOMPLETE, "short"));
      int before = bench.requests().size();
      say();
      bench.advance(Duration.ofMillis(400));
      assertThat(bench.requests()).hasSize(before);
      bench.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void newsOfADeviceThatWasLetGoIsNothing() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    bench.finish(LoopBench.EMPTY);
    loop.stop();
    say();
    bench.advance(Duration.ofHours(1));

    assertThat(bench.device.connects).isEqualTo(1);
    assertThat(bench.requests()).hasSize(1);
  }

  private void idle() {
    bench.started(PollConfig.defaults());
    bench.finish(LoopBench.EMPTY);
  }

  private void say() {
    bench.device.listener.readSoon();
    bench.scheduler.settle();
  }
}
