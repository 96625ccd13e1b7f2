package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.h2.AttendanceProjection;
import org.edgedaemon.attendance.h2.AttendanceQueries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;

/**
 * Reads 200,000 marks into a register in a process that has just begun. Beside it the same process
 * having H2 read the marks and give back only a sum.
 */
public final class RegisterLoadBenchmark {
  private static final int MARKS = 200_000;
  private static final int ROUNDS = 5;
  private static final double GOAL_SECONDS = 2;

  private RegisterLoadBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder()) {
      fill(folder.path(), args.length > 0 ? Integer.parseInt(args[0]) : MARKS);
      double[] heap = new double[1];
      Sample load =
          Sample.of(
              ROUNDS,
              () -> {
                String[] found = child(folder.path(), "load");
                heap[0] = Double.parseDouble(found[1]);
                return Double.parseDouble(found[0]);
              });
      Sample sum = Sample.of(ROUNDS, () -> Double.parseDouble(child(folder.path(), "sum")[0]));
      new Row(
              "register of " + Row.number(MARKS) + " marks at the start, cold process",
              "<= 2 s",
              "%s s (max %s), %s MiB of heap"
                  .formatted(
                      Row.number(load.median()), Row.number(load.max()), Row.number(heap[0])),
              "H2 sums up the marks: " + Row.number(sum.median()) + " s",
              Row.number(load.median() / sum.median()),
              load.median() <= GOAL_SECONDS)
          .tell();
    }
  }

  private static void fill(Path folder, int marks) {
    try (H2Database database = open(folder)) {
      H2Journal journal = new H2Journal(database, new AttendanceProjection());
      Campus campus = new Campus();
      while (campus.marks() < marks) {
        journal.apply(campus.nextHour());
      }
    }
  }

  private static String[] child(Path folder, String work) throws Exception {
    Process process =
        ChildJvm.of(Child.class, List.of("-Xmx64m"), List.of(folder.toString(), work)).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = out.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IOException("the process that loads did not end well");
      }
      return line.split(" ");
    }
  }

  private static H2Database open(Path folder) {
    return H2Database.open(new JournalFiles(folder), InstantSource.system(), System::nanoTime);
  }

  /** Prints the seconds that it took, and the MiB of heap that it left behind. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (H2Database database = open(Path.of(args[0]))) {
        AttendanceQueries queries =
            new AttendanceQueries(database, code -> new Unit(code, code.value(), 12));
        Register register = new Register();
        double before = heap();
        long start = System.nanoTime();
        if (args[1].equals("load")) {
          queries.loadInto(register);
        } else {
          sum(database);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(seconds + " " + (heap() - before) + " " + register.students());
      }
    }

    private static void sum(H2Database database) {
      database.read(
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery(
                        "select count(*), sum(length(session) + length(student_key)) from mark")) {
              return row.next();
            }
          });
    }

    private static double heap() {
      System.gc();
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }
  }
}
