package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.jspecify.annotations.Nullable;

/** A master, three slaves, people who edit, and a network that fails; all of it from one seed. */
final class World {
  static final TableName TABLE = new TableName("items");
  static final TableSpec SPEC = new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of());

  static final List<String> FIELDS = List.of("a", "b", "c");
  private static final Duration COMPARE = Duration.ofMinutes(1);

  /** Of so many calls of a port one ends with a fault. */
  private static final int STUMBLES = 300;

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  final Random random;
  final Master master;
  private final Place centre;
  private final MasterStore store;
  private final Places places;
  private final List<Office> offices = new ArrayList<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private Instant now = START;
  private int values;
  private boolean calm;

  /** Whether the master forgets deletes early. */
  private final boolean forgetful;

  World(long seed, Places places) {
    random = new Random(seed);
    forgetful = random.nextInt(4) == 0;
    this.places = places;
    centre = places.place("centre", () -> now, random);
    store = places.store(centre);
    master =
        new Master(
            Map.of(TABLE, SPEC),
            Stumbling.of(MasterStore.class, store, this::stumbles),
            Stumbling.of(Tables.class, centre.tables(), this::stumbles),
            COMPARE,
            () -> now);
    for (int i = 0; i < 3; i++) {
      offices.add(new Office("slave-" + i));
    }
  }

  int conflicts() {
    return notes().size();
  }

  private List<KeptConflict> notes() {
    return store.conflicts(new ConflictPage(Long.MAX_VALUE, false, 1_000));
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
      store.forget(now);
      // No message is on its way for as long as deletes are kept.
      offices.forEach(office -> office.late = null);
    }
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> anyEdit();
      case 4 -> tryCapture();
      default -> any().tryRound();
    }
  }

  private void tryCapture() {
    try {
      int unused = master.capture();
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

  private Office any() {
    return offices.get(random.nextInt(offices.size()));
  }

  /** Somebody edits somewhere, also in the middle of a round. */
  void anyEdit() {
    int where = random.nextInt(4);
    if (where == 3) {
      edit(centre, Duration.ZERO);
    } else {
      Office office = offices.get(where);
      edit(office.place, office.skew);
    }
  }

  private void edit(Place tables, Duration skew) {
    RowId id = new RowId(TABLE, new RowKey("r" + random.nextInt(4)));
    RowImage old = tables.rows().get(id);
    if (old != null && random.nextInt(6) == 0) {
      old.fields().values().forEach(value -> replaced.add(value.asText()));
      tables.remove(id);
      return;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    if (old == null) {
      fields.put("id", TextNode.valueOf(id.key().text()));
      FIELDS.forEach(field -> fields.put(field, fresh()));
    } else {
      fields.putAll(old.fields());
      for (String field : FIELDS) {
        if (random.nextInt(3) == 0) {
          replaced.add(fields.get(field).asText());
          fields.put(field, fresh());
        }
      }
    }
    fields.put("updated_at", TextNode.valueOf(now.plus(skew).toString()));
    tables.put(id, RowImage.of(fields));
  }

  private JsonNode fresh() {
    String value = "v" + ++values;
    written.add(value);
    return TextNode.valueOf(value);
  }

  void settle() {
    calm = true;
    for (int i = 0; i < 4; i++) {
      now = now.plus(COMPARE);
      master.capture();
      for (Office office : offices) {
        tick();
        office.slave().round();
      }
    }
  }

  void checkEqual() {
    for (Office office : offices) {
      assertThat(contents(office.place)).as(office.name).isEqualTo(contents(centre));
      assertThat(office.state.pending()).as(office.name + " has nothing to send").isZero();
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
    Set<String> accounted = new HashSet<>(replaced);
    centre.rows().values().forEach(image -> addAll(accounted, image));
    for (KeptConflict kept : notes()) {
      addAll(accounted, kept.note().masterImage());
      addAll(accounted, kept.note().slaveImage());
    }
    Set<String> lost = new HashSet<>(written);
    lost.removeAll(accounted);
    assertThat(lost).as("values that are nowhere").isEmpty();
  }

  private static void addAll(Set<String> values, RowImage image) {
    image.fields().values().forEach(value -> values.add(value.asText()));
  }

  /** One slave with its clock and its bad line. */
  private final class Office {
    final String name;
    final Place place;
    SlaveState state;
    final Duration skew = Duration.ofMillis(random.nextInt(-600_000, 600_000));
    final boolean changesOnly = random.nextBoolean();
    private @Nullable List<Change> late;

    Office(String name) {
      this.name = name;
      this.place = places.place(name, () -> now.plus(skew), random);
      this.state = places.state(name);
    }

    Slave slave() {
      SlaveConfig config =
          new SlaveConfig(Map.of(TABLE, SPEC), changesOnly, COMPARE, random.nextInt(1, 5));
      return new Slave(
          config,
          Stumbling.of(Tables.class, place.tables(), World.this::stumbles),
          Stumbling.of(SlaveState.class, state, World.this::stumbles),
          new BadLine());
    }

    void tryRound() {
      try {
        slave().round();
      } catch (MasterUnavailableException | TablesException e) {
        // The next round repeats it.
        assertThat(calm).isFalse();
        boolean goesOn = e instanceof MasterUnavailableException && random.nextBoolean();
        state = goesOn ? state : places.again(name, state);
      }
    }

    /** Loses calls and answers, repeats some, and people edit while it is slow. */
    private final class BadLine implements MasterCalls {
      @Override
      public Answered upload(List<Change> changes) {
        before();
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
        return told(() -> master.upload(name, changes));
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
        Page page = told(() -> master.download(name, since, tables, random.nextInt(1, 4)));
        after();
        return page;
      }

      @Override
      public Set<RowId> unknown(List<RowId> rows) {
        before();
        Set<RowId> unknown = told(() -> master.unknown(rows));
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
        meanwhile();
      }

      private void after() {
        fail("the answer is lost");
        meanwhile();
      }

      private void fail(String how) {
        if (!calm && random.nextInt(8) == 0) {
          throw new MasterUnavailableException(how, Optional.empty());
        }
      }

      private void meanwhile() {
        if (!calm && random.nextInt(4) == 0) {
          anyEdit();
        }
      }
    }
  }
}
