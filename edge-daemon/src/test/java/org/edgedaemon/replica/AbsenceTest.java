package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.slave.RoundReport;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An office that was away for longer than the master keeps tombstones. */
class AbsenceTest {
  private static final Map<TableName, TableSpec> SPECS = Map.of(World.TABLE, World.SPEC);
  private static final Duration COMPARE = Duration.ofMinutes(10);

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final MemoryTables centre = (MemoryTables) tables();
  private final MasterStore store = new MemoryMasterStore(centre);
  private final Master master = new Master(SPECS, store, centre, COMPARE, () -> now);
  private final MemoryTables north = (MemoryTables) tables();
  private final MemoryTables south = (MemoryTables) tables();
  private final Calls northCalls = new Calls("north");
  private final Calls southCalls = new Calls("south");
  private final Slave northSlave = slave(north, northCalls, false);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasDeletedMeanwhileDoesNotComeBackAndNoEditIsLost(boolean changesOnly) {
    Slave southSlave = slave(south, southCalls, changesOnly);
    for (int i = 0; i < 1_200; i++) {
      put(north, "r" + i, "first");
    }
    northSlave.round();
    southSlave.round();
    assertThat(keys(south)).hasSize(1_200);
    for (int i = 0; i < 1_190; i++) {
      north.remove(row("r" + i));
    }
    northSlave.round();
    put(south, "r3", "changed while away");
    put(south, "new", "made while away");
    pass(Duration.ofDays(100));
    store.forget(now.minus(Duration.ofDays(90)));

    southSlave.round();
    northSlave.round();

    Set<String> left = new TreeSet<>(Set.of("r3", "new"));
    for (int i = 1_190; i < 1_200; i++) {
      left.add("r" + i);
    }
    assertThat(keys(south)).isEqualTo(left);
    assertThat(keys(centre)).isEqualTo(left);
    assertThat(keys(north)).isEqualTo(left);
    assertThat(north.rows().get(row("r3")).fields().get("a").textValue())
        .isEqualTo("changed while away");
    assertThat(southCalls.questions).isPositive();
    southCalls.questions = 0;
    RoundReport again = southSlave.round();
    assertThat(again.pending()).isZero();
    assertThat(again.errors()).isEmpty();
    assertThat(southCalls.questions).as("made up for once").isZero();
  }

  /** It has sent rows, but never came to ask for those of others. */
  @Test
  void whoHasReceivedNothingYetMayHaveBeenAwayToo() {
    Slave southSlave = slave(south, southCalls, true);
    put(south, "r1", "first");
    put(south, "r2", "first");
    southCalls.tells = false;
    assertThatThrownBy(southSlave::round).isInstanceOf(MasterUnavailableException.class);
    assertThat(keys(centre)).containsExactly("r1", "r2");
    centre.remove(row("r1"));
    centre.remove(row("r2"));
    master.capture();
    pass(Duration.ofDays(200));
    store.forget(now);
    put(south, "r1", "changed while away");
    southCalls.tells = true;
    RoundReport report = southSlave.round();
    assertThat(report.pending()).isZero();
    assertThat(keys(south)).containsExactly("r1");
    assertThat(keys(centre)).containsExactly("r1");
  }

  @Test
  void whoWasNotAwayOrMissedNoDeleteComparesNothing() {
    Slave southSlave = slave(south, southCalls, false);
    put(north, "r1", "x");
    put(north, "r2", "x");
    northSlave.round();
    southSlave.round();
    pass(Duration.ofDays(200));
    store.forget(now);
    southSlave.round();
    north.remove(row("r1"));
    northSlave.round();
    southSlave.round();
    pass(Duration.ofDays(200));
    store.forget(now);
    northSlave.round();
    southSlave.round();
    assertThat(southCalls.questions + northCalls.questions).isZero();
    assertThat(keys(south)).containsExactly("r2");
  }

  @Test
  void aMasterThatBeganAnewDeletesNothing() {
    Slave southSlave = slave(south, southCalls, false);
    put(south, "r1", "x");
    southSlave.round();
    southCalls.master =
        new Master(
            SPECS, new MemoryMasterStore((MemoryTables) tables()), tables(), COMPARE, () -> now);
    pass(Duration.ofDays(200));
    southSlave.round();
    assertThat(keys(south)).containsExactly("r1");
  }

  private Tables tables() {
    return new MemoryTables(() -> now, false, true);
  }

  private static Slave slave(MemoryTables tables, Calls calls, boolean changesOnly) {
    SlaveConfig config = new SlaveConfig(SPECS, changesOnly, COMPARE, 2);
    return new Slave(config, tables, new MemorySlaveState(), calls);
  }

  private void put(MemoryTables tables, String key, String value) {
    pass(Duration.ofMillis(1));
    tables.put(
        row(key),
        RowImage.of(
            Map.of(
                "id", TextNode.valueOf(key),
                "a", TextNode.valueOf(value),
                "b", TextNode.valueOf("b"),
                "updated_at", TextNode.valueOf(now.toString()))));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static RowId row(String key) {
    return new RowId(World.TABLE, new RowKey(key));
  }

  private static Set<String> keys(MemoryTables tables) {
    Set<String> keys = new TreeSet<>();
    tables.rows().keySet().forEach(row -> keys.add(row.key().text()));
    return keys;
  }

  /** Counts how often it is asked what it does not know. */
  private final class Calls extends StraightCalls {
    private int questions;
    private boolean tells = true;

    Calls(String slave) {
      super(slave, AbsenceTest.this.master, () -> now);
    }

    @Override
    public Page download(Version since, Set<TableName> tables) {
      if (!tells) {
        throw new MasterUnavailableException("the call is lost", Optional.empty());
      }
      return super.download(since, tables);
    }

    @Override
    public Set<RowId> unknown(List<RowId> rows) {
      questions++;
      return super.unknown(rows);
    }
  }
}
