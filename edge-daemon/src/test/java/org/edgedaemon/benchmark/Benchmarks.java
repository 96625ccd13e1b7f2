package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Runs benchmarks, each in a Java process of its own with the heap that its goal names, and prints
 * what they found as one table, also to {@code target/benchmarks.md}.
 *
 * <p>Argument: names, with commas between; none for all.
 */
public final class Benchmarks {
  private enum Work {
    READ(ReadBenchmark.class, "-Xmx64m"),
    HIK_READ(HikReadBenchmark.class, "-Xmx64m"),
    DURABLE(DurableBenchmark.class, "-Xmx64m"),
    INTAKE(IntakeBenchmark.class, "-Xmx64m"),
    JOURNAL(JournalBenchmark.class, "-Xmx64m"),
    FORWARD(ForwardBenchmark.class, "-Xmx64m"),
    MARKS_APPLY(MarksApplyBenchmark.class, "-Xmx64m"),
    PORTAL_POST(PortalPostBenchmark.class, "-Xmx128m"),
    FIRESTORE_WRITE(FirestoreWriteBenchmark.class, "-Xmx256m"),
    REGISTER_LOAD(RegisterLoadBenchmark.class, "-Xmx256m"),
    // These measure the daemon's process; the heap is that of the terminals and the cloud.
    LIVE(LiveBenchmark.class, "-Xmx256m"),
    FLEET(FleetBenchmark.class, "-Xmx512m"),
    MARKS_API(MarksApiBenchmark.class, "-Xmx256m"),
    HIK_LIVE(HikLiveBenchmark.class, "-Xmx256m"),
    HIK_FLEET(HikFleetBenchmark.class, "-Xmx512m"),
    START(StartBenchmark.class, "-Xmx256m"),
    MEMORY(MemoryBenchmark.class, "-Xmx256m"),
    SYNC_UPLOAD(SyncUploadBenchmark.class, "-Xmx64m"),
    SYNC_LIST(SyncListBenchmark.class, "-Xmx64m"),
    SYNC_IDS(SyncIdsBenchmark.class, "-Xmx128m"),
    SYNC_PUSH(SyncPushBenchmark.class, "-Xmx128m"),
    SYNC_DAEMON(SyncDaemonBenchmark.class, "-Xmx64m"),
    REPLICA_UPLOAD(ReplicaUploadBenchmark.class, "-Xmx128m"),
    REPLICA_WIRE(ReplicaWireBenchmark.class, "-Xmx64m"),
    REPLICA_JSON(ReplicaJsonBenchmark.class, "-Xmx128m");

    private final Class<?> main;
    private final String heap;

    Work(Class<?> main, String heap) {
      this.main = main;
      this.heap = heap;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final List<List<String>> rows = new ArrayList<>();
  private boolean failed;

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    Benchmarks benchmarks = new Benchmarks();
    for (Work work : wanted(args.length == 0 ? "" : args[0])) {
      benchmarks.run(work);
    }
    String table = benchmarks.table();
    System.out.println("\n" + table);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("benchmarks.md"), table);
    if (benchmarks.failed) {
      throw new IllegalStateException("not every benchmark ran to its end; see above");
    }
  }

  private static List<Work> wanted(String names) {
    if (names.isBlank()) {
      return List.of(Work.values());
    }
    return Arrays.stream(names.split(","))
        .map(name -> Work.valueOf(name.trim().toUpperCase(Locale.ROOT).replace('-', '_')))
        .toList();
  }

  private void run(Work work) throws IOException, InterruptedException {
    System.out.println("== " + work.label());
    long start = System.nanoTime();
    Process process = ChildJvm.of(work.main, List.of(work.heap), List.of()).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(this::line);
    }
    int code = process.waitFor();
    if (code != 0) {
      failed = true;
      rows.add(List.of(work.label(), "", "did not run to its end, code " + code, "", "", "no"));
    }
    System.out.printf(
        "== %s took %d s%n", work.label(), (System.nanoTime() - start) / 1_000_000_000);
  }

  private void line(String line) {
    if (Row.isOne(line)) {
      rows.add(Row.cellsOf(line));
    }
    System.out.println("   " + line.replace('\t', ' '));
  }

  private String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Row.HEAD);
    lines.add(Row.HEAD.stream().map(column -> "---").toList());
    lines.addAll(rows);
    return lines.stream()
        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
        .collect(Collectors.joining());
  }
}
