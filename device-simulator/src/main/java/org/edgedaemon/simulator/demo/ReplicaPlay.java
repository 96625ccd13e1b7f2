package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One showing: people work at the centre and at both offices, then all must have the same. */
final class ReplicaPlay {
  private static final Duration TO_BEGIN = Duration.ofSeconds(60);

  private static final Duration TO_SETTLE = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration COUNTS = Duration.ofSeconds(5);

  /** Every so many steps both offices edit the same row. */
  private static final int QUARREL = 6;

  private final SharedDatabases databases;
  private final ReplicaDaemons daemons;
  private final ReplicaScreen screen;
  private final CountDownLatch stop;
  private final Random random = new Random();
  private final Clerk centre;
  private final Clerk north;
  private final Clerk south;
  private final Journeys journeys = new Journeys();
  private int steps;

  /**
   * @param stop tells that somebody wants the end
   */
  ReplicaPlay(
      SharedDatabases databases,
      ReplicaDaemons daemons,
      ReplicaScreen screen,
      CountDownLatch stop) {
    this.databases = databases;
    this.daemons = daemons;
    this.screen = screen;
    this.stop = stop;
    centre = new Clerk(databases.centre(), 0, random);
    north = new Clerk(databases.north(), 1, random);
    south = new Clerk(databases.south(), 2, random);
  }

  /** Each place has rows that the others do not know yet. */
  void begin(Path folder) throws IOException, InterruptedException, SQLException {
    centre.fill(200, 800);
    north.fill(50, 200);
    south.fill(50, 200);
    screen.tables(databases);
    daemons.awaitReady();
    // H2 lets administrators alone create triggers; for all else the daemons need not be any.
    databases.administrators(true);
    daemons.installTriggers();
    databases.administrators(false);
    screen.line(
        "the daemons are ready: " + daemons.adminUrl() + "/health, their files are in " + folder);
    long began = System.nanoTime();
    if (settled(TO_BEGIN)) {
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      screen.line("all rows are at all three places after " + took + " ms");
    }
  }

  /** Until the time is over, or somebody asks for the end. */
  void live(long seconds, double rate) throws IOException, InterruptedException, SQLException {
    Term term = Term.begin(System.nanoTime(), seconds);
    long pause = Math.max(1, (long) (1_000_000_000 / rate));
    long nextCounts = System.nanoTime();
    long nextStep = nextCounts;
    while (!term.isOver(System.nanoTime()) && !stop.await(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
      if (System.nanoTime() >= nextCounts) {
        counts();
        nextCounts += COUNTS.toNanos();
      }
      if (System.nanoTime() >= nextStep) {
        step();
        nextStep += pause;
      }
      look();
    }
  }

  private void step() throws SQLException {
    if (++steps % QUARREL == 0) {
      quarrel();
    }
    send(centre, Set.of(SharedDatabases.NORTH, SharedDatabases.SOUTH));
    send(north, Set.of(SharedDatabases.SOUTH));
    send(south, Set.of(SharedDatabases.NORTH));
  }

  private void send(Clerk clerk, Set<String> offices) throws SQLException {
    Edit edit = clerk.work();
    journeys.begin(clerk.place(), edit, offices, System.nanoTime());
  }

  /** A price against a price, or a note against a delete. */
  private void quarrel() throws SQLException {
    boolean prices = steps % (2 * QUARREL) != 0;
    SharedTable table = prices ? SharedTable.INVENTORIES : SharedTable.TRANSACTIONS;
    long row = north.some(table);
    Edit one = prices ? north.price(row) : north.note(row);
    Edit two = prices ? south.price(row) : south.cancel(row);
    journeys.forget(one.row());
    screen.atOnce(north.place(), one, south.place(), two);
  }

  private void look() throws SQLException {
    journeys
        .look((edit, place) -> databases.of(place).has(edit), System.nanoTime())
        .forEach(screen::arrived);
  }

  void settle() throws IOException, InterruptedException, SQLException {
    screen.line("no more edits; waiting until all three have the same");
    settled(TO_SETTLE);
  }

  /** Whether all became the same in time. */
  private boolean settled(Duration patience)
      throws IOException, InterruptedException, SQLException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      look();
      if (daemons.atRest() && databases.differences().isEmpty()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return false;
  }

  /** Says what came of it; whether that is good. */
  boolean verdict() throws IOException, InterruptedException, SQLException {
    counts();
    screen.conflicts(daemons.conflicts());
    screen.tables(databases);
    List<String> differences = databases.differences();
    screen.differences(differences);
    screen.line(
        differences.isEmpty()
            ? "all three databases are equal, in every row and column"
            : "NOT equal; the daemons' logs:\n" + daemons.logs());
    return differences.isEmpty();
  }

  private void counts() throws IOException, InterruptedException, SQLException {
    screen.counts(
        databases,
        journeys,
        new ReplicaCounts(
            daemons.rounds(SharedDatabases.NORTH),
            daemons.rounds(SharedDatabases.SOUTH),
            daemons.conflicts().size()));
  }
}
