package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.edgedaemon.replica.master.Forgetful;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.jspecify.annotations.Nullable;

/** Masters, slaves, people who edit, and networks that fail; all of it from one seed. */
final class World {
  static final TableName TABLE = new TableName("items");
  static final TableSpec SPEC = new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of());

  private static final Duration COMPARE = Duration.ofMinutes(1);

  /** Of so many calls of a port one ends with a fault. */
  private static final int STUMBLES = 300;

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  final Random random;
  private final Random fate;
  private final Plan plan;
  private final Places places;
  private final Ledger ledger;
  private final List<Centre> centres = new ArrayList<>();
  private final List<Office> offices = new ArrayList<>();
  private Instant now = START;
  private boolean calm;

  /** Whether the masters forget deletes early. */
  private final boolean forgetful;

  World(long seed, Places places, Plan plan) {
    random = new Random(seed);
    fate = new Random(seed + 1);
    ledger = new Ledger(random);
    forgetful = random.nextInt(4) == 0;
    this.places = places;
    this.plan = plan;
    for (String name : plan.centres()) {
      Place place = places.place(name, () -> now, random);
      centres.add(new Centre(place, places.store(place), COMPARE, () -> now, this::stumbles));
    }
    for (int i = 0; i < plan.offices().size(); i++) {
      offices.add(new Office("slave-" + i, plan.offices().get(i)));
    }
  }

  /**
   * Who is kept the same as whom.
   *
   * @param offices of each, the masters that it has
   * @param restores whether offices are put back to a backup
   * @param rounds after which all are equal
   */
  record Plan(List<String> centres, List<List<Integer>> offices, boolean restores, int rounds) {
    private static final List<List<Integer>> THREE = List.of(List.of(0), List.of(0), List.of(0));

    static final Plan STAR = new Plan(List.of("centre"), THREE, false, 4);
    static final Plan RESTORED = new Plan(List.of("centre"), THREE, true, 4);
    static final Plan BRIDGE =
        new Plan(
            List.of("centre", "region"), List.of(List.of(0, 1), List.of(0), List.of(1)), false, 8);
    static final Plan RING =
        new Plan(
            List.of("centre", "region"),
            List.of(List.of(0, 1), List.of(0, 1), List.of(1)),
            false,
            40);
  }

  int conflicts() {
    return centres.stream().mapToInt(centre -> centre.notes().size()).sum();
  }

  void live() {
    int steps = random.nextInt(10, 60);
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  private void step() {
    tick();
    if (forgetful && random.nextInt(12) == 0) {
      // Whoever does not know of the deletes before was away for too long.
      centres.forEach(centre -> centre.store.forget(now));
      // No message is on its way for as long as deletes are kept.
      offices.forEach(office -> office.lines.forEach(line -> line.late = null));
    }
    if (plan.restores()) {
      offices.get(fate.nextInt(offices.size())).meetItsFate();
    }
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> anyEdit();
      case 4 -> tryCapture(any(centres));
      default -> any(offices).tryRound();
    }
  }

  private void tryCapture(Centre centre) {
    try {
      int unused = centre.master.capture();
    } catch (TablesException e) {
      // The next one repeats it.
      assertThat(calm).isFalse();
    }
  }

  private boolean stumbles() {
    return !calm && random.nextInt(STUMBLES) == 0;
  }

  private void tick() {
    now = now.plus(Duration.ofMillis(random.nextInt(1, 5_000)));
  }

  private <T> T any(List<T> list) {
    return list.size() == 1 ? list.get(0) : list.get(random.nextInt(list.size()));
  }

  /** Somebody edits somewhere, also in the middle of a round. */
  void anyEdit() {
    int where = random.nextInt(offices.size() + centres.size());
    if (where >= offices.size()) {
      ledger.edit(centres.get(where - offices.size()).place, now);
    } else {
      Office office = offices.get(where);
      ledger.edit(office.place, now.plus(office.skew));
    }
  }

  void settle() {
    calm = true;
    for (int i = 0; i < plan.rounds(); i++) {
      // A comparison that another round held up counts as slow, and comes more seldom.
      now = now.plus(centres.size() == 1 ? COMPARE : Duration.ofHours(3));
      for (Centre centre : centres) {
        centre.master.capture();
      }
      List<Line> lines = new ArrayList<>();
      offices.forEach(office -> lines.addAll(office.lines));
      if (centres.size() > 1) {
        Collections.shuffle(lines, fate);
      }
      for (Line line : lines) {
        tick();
        line.round();
      }
    }
  }

  void checkEqual() {
    Map<RowId, Map<String, JsonNode>> all = contents(centres.get(0).place);
    for (int i = 1; i < centres.size(); i++) {
      assertThat(contents(centres.get(i).place)).as(plan.centres().get(i)).isEqualTo(all);
    }
    for (Office office : offices) {
      assertThat(contents(office.place)).as(office.name).isEqualTo(all);
      for (Line line : office.lines) {
        assertThat(line.state.pending()).as(office.name + " has nothing to send").isZero();
      }
    }
  }

  private static Map<RowId, Map<String, JsonNode>> contents(Place tables) {
    Map<RowId, Map<String, JsonNode>> contents = new TreeMap<>();
    tables
        .rows()
        .forEach(
            (row, image) -> {
              Map<String, JsonNode> fields = new TreeMap<>(image.fields());
              fields.remove("updated_at");
              contents.put(row, fields);
            });
    return contents;
  }

  /** Each value is in a row, was replaced by somebody who saw it, or is in the notes. */
  void checkNothingLost() {
    assertThat(ledger.lost(atCentres())).as("values that are nowhere").isEmpty();
  }

  /** What a slave sends after what it sent itself is no conflict, if it remembers that. */
  void checkNoQuarrels() {
    if (!plan.restores()) {
      assertThat(centres.stream().mapToInt(Centre::quarrels).sum())
          .as("conflicts of slaves with themselves")
          .isZero();
    }
  }

  private Set<String> atCentres() {
    Set<String> values = new HashSet<>();
    centres.forEach(centre -> values.addAll(centre.values()));
    return values;
  }

  /** Slaves in one database, with its clock: one for each master. */
  private final class Office {
    final String name;
    final Place place;
    final List<Line> lines = new ArrayList<>();
    final Duration skew = Duration.ofMillis(random.nextInt(-600_000, 600_000));
    final boolean changesOnly = random.nextBoolean();
    private @Nullable Runnable backup;

    Office(String name, List<Integer> masters) {
      this.name = name;
      this.place = places.place(name, () -> now.plus(skew), random);
      for (int master : masters) {
        String state = masters.size() == 1 ? name : name + "-" + plan.centres().get(master);
        lines.add(new Line(this, state, centres.get(master)));
      }
    }

    void tryRound() {
      try {
        any(lines).round();
      } catch (MasterUnavailableException | TablesException e) {
        // The next round repeats it.
        assertThat(calm).isFalse();
        boolean goesOn = e instanceof MasterUnavailableException && random.nextBoolean();
        if (!goesOn) {
          lines.forEach(Line::crash);
        }
      }
    }

    /** Another line than the one that is in the middle of a round. */
    void meanwhile() {
      for (Line line : lines) {
        if (!line.busy && !calm && random.nextInt(20) == 0) {
          try {
            line.round();
          } catch (MasterUnavailableException e) {
            // The next round repeats it.
            continue;
          } catch (TablesException e) {
            line.crash();
          }
        }
      }
    }

    /** Its disk is kept aside, or breaks. */
    void meetItsFate() {
      int what = fate.nextInt(20);
      Runnable last = backup;
      if (what < 3 && lines.stream().allMatch(line -> line.state.pending() == 0)) {
        List<Runnable> parts = new ArrayList<>(List.of(place.backup()));
        lines.forEach(line -> parts.add(line.backup()));
        backup = () -> parts.forEach(Runnable::run);
      } else if (what == 4 && last != null && lines.stream().allMatch(Line::saidWhatItHas)) {
        Set<String> here = Ledger.values(place.rows().values());
        here.removeAll(atCentres());
        ledger.gone(here);
        last.run();
        lines.forEach(Line::isRestored);
      }
    }
  }

  /** A slave of one master, with its bad line. */
  private final class Line implements MasterCalls {
    final Office office;
    final String name;
    final Centre centre;
    SlaveState state;
    boolean busy;
    @Nullable List<Change> late;

    // What the master knows of it.
    private final Forgetful memory = new Forgetful(null);
    private @Nullable Version seen;

    /** Whether it has said that it had all of what it sent. */
    private boolean knowsItsOwn = true;

    private boolean restored;

    Line(Office office, String name, Centre centre) {
      this.office = office;
      this.name = name;
      this.centre = centre;
      this.state = places.state(name);
    }

    void round() {
      SlaveConfig config =
          new SlaveConfig(Map.of(TABLE, SPEC), office.changesOnly, COMPARE, random.nextInt(1, 5));
      busy = true;
      boolean wasCalm = calm;
      // What a restored office sends once and again, without an answer, passes for what it knows.
      calm |= restored;
      try {
        new Slave(
                config,
                Stumbling.of(Tables.class, office.place.tables(), this::isInterrupted),
                Stumbling.of(SlaveState.class, state, World.this::stumbles),
                this)
            .round();
        if (plan.restores()) {
          acknowledge();
        }
        restored = false;
      } finally {
        calm = wasCalm;
        busy = false;
      }
    }

    private void acknowledge() {
      if (calm || fate.nextInt(4) > 0) {
        seen = state.received();
        knowsItsOwn = true;
      }
    }

    private boolean isInterrupted() {
      office.meanwhile();
      return stumbles();
    }

    void crash() {
      state = places.again(name, state);
    }

    /** Where the last round did not come to its end, somebody has to tell it to begin anew. */
    void isRestored() {
      restored = true;
      if (!knowsItsOwn) {
        state.reset();
      }
    }

    /** Whoever never did is a stranger, whose own changes nobody expects it to lack. */
    boolean saidWhatItHas() {
      return seen != null && seen.isAfter(Version.NONE);
    }

    Runnable backup() {
      Supplier<SlaveState> kept = places.backup(state);
      return () -> state = kept.get();
    }

    @Override
    public Answered upload(List<Change> changes) {
      before();
      knowsItsOwn &= changes.isEmpty();
      if (!calm && late != null && random.nextInt(4) == 0) {
        judged(late);
      }
      List<Outcome> outcomes = judged(changes);
      late = changes;
      if (!calm && random.nextInt(5) == 0) {
        assertThat(judged(changes)).isEqualTo(outcomes);
      }
      after();
      return new Answered(outcomes, now);
    }

    private List<Outcome> judged(List<Change> changes) {
      return told(() -> centre.judged(name, changes));
    }

    private <T> T told(Supplier<T> work) {
      try {
        return work.get();
      } catch (TablesException e) {
        throw new MasterUnavailableException("the centre stumbles", Optional.empty());
      }
    }

    @Override
    public Page download(Version since, Set<TableName> tables) {
      before();
      String without = memory.needsItsOwn(since, seen, centre.store::newest) ? Master.NOBODY : name;
      Page page = told(() -> centre.master.download(without, since, tables, random.nextInt(1, 4)));
      after();
      return page;
    }

    @Override
    public Set<RowId> unknown(List<RowId> rows) {
      before();
      Set<RowId> unknown = told(() -> centre.master.unknown(rows));
      after();
      return unknown;
    }

    @Override
    public void acknowledge(Instant timestamp, boolean success, @Nullable String message) {
      before();
    }

    @Override
    public void close() {
      // Nothing is open.
    }

    private void before() {
      tick();
      fail("the call is lost");
      somebodyEdits();
    }

    private void after() {
      fail("the answer is lost");
      somebodyEdits();
    }

    private void fail(String how) {
      if (!calm && random.nextInt(8) == 0) {
        throw new MasterUnavailableException(how, Optional.empty());
      }
    }

    private void somebodyEdits() {
      if (!calm && random.nextInt(4) == 0) {
        anyEdit();
      }
    }
  }
}
