package org.edgedaemon.benchmark;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.edgedaemon.attendance.h2.AttendanceProjection;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.journal.h2.Projection;

/**
 * Applies 200,000 marks of a college to a journal with the tables of attendance. Beside it the same
 * entries into a journal without those tables. Argument: marks.
 */
public final class MarksApplyBenchmark {
  private static final int MARKS = 200_000;
  private static final int ROUNDS = 3;
  private static final int BATCH = 1_000;
  private static final double GOAL_RATE = 20_000;
  private static final double GOAL_SIZE = 3;

  private MarksApplyBenchmark() {}

  /** Marks a second, and the size of the file and of the bodies in it. */
  private record Applied(double rate, long fileBytes, long bodyBytes) {}

  public static void main(String[] args) throws Exception {
    int marks = args.length > 0 ? Integer.parseInt(args[0]) : MARKS;
    try (WorkFolder folder = new WorkFolder()) {
      apply(folder.fresh("warm"), new AttendanceProjection(), Math.min(marks, 20_000));
      Applied[] last = new Applied[1];
      Sample ours =
          Sample.of(
              ROUNDS,
              () -> {
                last[0] = apply(folder.fresh("ours"), new AttendanceProjection(), marks);
                return last[0].rate;
              });
      Sample bare =
          Sample.of(ROUNDS, () -> apply(folder.fresh("bare"), Projection.NONE, marks).rate);
      tell(marks, last[0], ours.median(), bare.median());
    }
  }

  private static void tell(int marks, Applied last, double ours, double bare) {
    double times = (double) last.fileBytes / last.bodyBytes;
    new Row(
            "journal apply of " + Row.number(marks) + " marks with the tables of attendance",
            ">= 20,000 marks/s, file <= 3 x the bodies",
            "%s marks/s; file %s MiB, %s x the bodies"
                .formatted(
                    Row.number(ours), Row.number(last.fileBytes / 1048576.0), Row.number(times)),
            "without those tables: " + Row.number(bare) + " marks/s",
            Row.number(ours / bare),
            ours >= GOAL_RATE && times <= GOAL_SIZE)
        .tell();
  }

  /** Making the entries is not measured. */
  private static Applied apply(Path folder, Projection projection, int marks) throws Exception {
    Campus campus = new Campus();
    long nanos = 0;
    long bodies = 0;
    JournalFiles files = new JournalFiles(folder);
    H2Database database = H2Database.open(files, InstantSource.system(), System::nanoTime);
    H2Journal journal = new H2Journal(database, projection);
    while (campus.marks() < marks) {
      List<SequencedEntry> hour = campus.nextHour();
      bodies += hour.stream().mapToLong(entry -> entry.entry().body().length()).sum();
      long start = System.nanoTime();
      for (int from = 0; from < hour.size(); from += BATCH) {
        journal.apply(hour.subList(from, Math.min(hour.size(), from + BATCH)));
      }
      nanos += System.nanoTime() - start;
    }
    database.checkpoint();
    Applied applied = new Applied(campus.marks() * 1e9 / nanos, journal.bytes(), bodies);
    database.close();
    WorkFolder.delete(folder);
    return applied;
  }
}
