package org.edgedaemon.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongFunction;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.ids.IdSet;

/**
 * Ids of a comparison: how fast equal ones are found, and what very many take of the memory of a
 * process of their own.
 *
 * <p>Arguments: ids of the first, ids of the second.
 */
public final class SyncIdsBenchmark {
  private static final int ROUNDS = 5;
  private static final long MIB = 1 << 20;
  private static final long GOAL_OCTETS = 200 * MIB;

  private SyncIdsBenchmark() {}

  public static void main(String[] args) throws Exception {
    int fast = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int many = args.length > 1 ? Integer.parseInt(args[1]) : 5_000_000;
    compare("numbers", fast, RecordId::of);
    compare("texts", fast, SyncIdsBenchmark::text);
    measure("numbers that follow each other", many, RecordId::of);
    measure("texts", many, SyncIdsBenchmark::text);
  }

  private static RecordId text(long i) {
    return new RecordId(new UUID(i * 0x9e3779b97f4a7c15L, i).toString());
  }

  private static void compare(String kind, int count, LongFunction<RecordId> ids) {
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begin = cpuNanos();
      IdSet set = new IdSet(count, round);
      for (int i = 1; i <= count; i++) {
        set.add(ids.apply(i));
      }
      int missing = 0;
      for (int i = 1; i <= count; i++) {
        missing += set.contains(ids.apply(i)) ? 0 : 1;
      }
      seconds[round] = (cpuNanos() - begin) / 1e9;
      if (missing != 0) {
        throw new IllegalStateException(missing + " ids got lost");
      }
    }
    Arrays.sort(seconds);
    new Row(
            String.format(Locale.ROOT, "compare %,d equal ids, %s", count, kind),
            "< 1 s of processor",
            Row.number(seconds[ROUNDS / 2]) + " s",
            "",
            "",
            seconds[ROUNDS / 2] < 1)
        .tell();
  }

  private static void measure(String kind, int count, LongFunction<RecordId> ids) throws Exception {
    long limit = IdSet.fittingInto(Runtime.getRuntime().maxMemory() / 2);
    long before = heapInUse();
    IdSet set = new IdSet(limit, 7);
    for (int i = 1; i <= count; i++) {
      set.add(ids.apply(i));
    }
    int found = 0;
    for (int i = 1; i <= count; i++) {
      found += set.contains(ids.apply(i)) ? 1 : 0;
    }
    long heap = heapInUse() - before;
    if (found != count || set.size() != count) {
      throw new IllegalStateException("found " + found + " of " + set.size());
    }
    new Row(
            String.format(Locale.ROOT, "%,d ids, %s", count, kind),
            "<= 200 MiB of the process, heap of 128 MiB",
            Row.number(residentOctets() / (double) MIB) + " MiB at most",
            Row.number(heap / (double) MIB) + " MiB of heap for the ids",
            Row.number((double) heap / count) + " octets each",
            residentOctets() <= GOAL_OCTETS)
        .tell();
  }

  /** Of this thread: others may want the processor too. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The most that the process ever had. */
  private static long residentOctets() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
