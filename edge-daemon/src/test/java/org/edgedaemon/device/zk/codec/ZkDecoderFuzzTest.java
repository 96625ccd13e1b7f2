package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Feeds every decoder with damaged golden inputs: none may throw, hang, or allocate by an unchecked
 * length. {@code -Dfuzz.inputs=N} runs more of them, {@code -Dfuzz.seed=S -Dfuzz.inputs=1} repeats
 * one.
 */
class ZkDecoderFuzzTest {
  private static final long INPUTS = Long.getLong("fuzz.inputs", 40_000);
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final long MAX_NANOS = 2_000_000_000L;
  private static final long MAX_ALLOCATED = 4 << 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void noDecoderIsHurt() {
    List<FuzzTarget> targets = FuzzTarget.all();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FuzzTarget target = targets.get(random.nextInt(targets.size()));
      byte[] golden = target.golden().get(random.nextInt(target.golden().size()));
      feed(target, Mutation.of(golden, random), seed);
    }
  }

  /** Also loads the classes, which would otherwise be counted as a decoder's doing. */
  @BeforeEach
  void undamagedInputsPass() {
    for (FuzzTarget target : FuzzTarget.all()) {
      target.golden().forEach(target.decoder());
    }
  }

  private void feed(FuzzTarget target, byte[] input, long seed) {
    long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      target.decoder().accept(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(describe(target, input, seed), e);
    }
    long nanos = System.nanoTime() - start;
    long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
    if (nanos > MAX_NANOS || allocated > MAX_ALLOCATED + 1024L * input.length) {
      assertThat(nanos + " ns, " + allocated + " bytes")
          .as(describe(target, input, seed))
          .isEmpty();
    }
  }

  private static String describe(FuzzTarget target, byte[] input, long seed) {
    return target.name()
        + " with -Dfuzz.seed="
        + seed
        + " -Dfuzz.inputs=1, input "
        + HexFormat.of().formatHex(input, 0, Math.min(input.length, 256));
  }
}
