package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A conflict is settled by hand, by somebody who saw the row as it was when the conflict came.
 * Whatever was done to it since is either in the row, or in the conflict log.
 */
class SettlementTest {
  private static final Map<TableName, TableSpec> SPECS = Map.of(World.TABLE, World.SPEC);
  private static final Duration COMPARE = Duration.ofMinutes(10);
  private static final RowId ROW = new RowId(World.TABLE, new RowKey("r"));

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final MemoryTables centre = tables();
  private final MemoryMasterStore store = new MemoryMasterStore(centre);
  private final Master master = new Master(SPECS, store, centre, COMPARE, () -> now);
  private final MemoryTables north = tables();
  private final MemoryTables south = tables();
  private final Slave northSlave = slave("north", north);
  private final Slave southSlave = slave("south", south);
  private KeptConflict conflict;

  /** North's "lost" against south's "won". */
  @BeforeEach
  void quarrel() {
    edit(north, "base");
    everybody();
    edit(north, "lost");
    edit(south, "won");
    everybody();
    conflict = open().get(0);
    assertThat(open()).hasSize(1);
    assertThat(value(centre)).isEqualTo("won");
  }

  @Test
  void whereNothingWasDoneSinceNothingIsNoted() {
    settle("lost");
    everybody();
    assertThat(open()).isEmpty();
    assertAllHave("lost");
  }

  @Test
  void whatTheCentreDidSinceIsKeptWhenASettlementOverwritesIt() {
    edit(centre, "later at the centre");
    settle("lost");
    everybody();
    assertOverwritten("later at the centre", "lost");
  }

  @Test
  void whatASlaveDidSinceIsKeptWhenASettlementOverwritesIt() {
    edit(south, "later at the south");
    everybody();
    settle("lost");
    everybody();
    assertOverwritten("later at the south", "lost");
  }

  @Test
  void anOlderEditThatComesAfterTheSettlementLosesAndIsKept() {
    edit(south, "not yet sent");
    settle("lost");
    everybody();
    assertOverwritten("lost", "lost");
    assertThat(open().get(0).note().slaveImage().fields().get("a").textValue())
        .isEqualTo("not yet sent");
  }

  @Test
  void aNewerEditThatHadNotSeenTheSettlementStandsAndTheSettlementIsKept() {
    settle("lost");
    edit(south, "newer");
    southSlave.round();
    everybody();
    assertOverwritten("lost", "newer");
  }

  @Test
  void aDeleteSinceIsKeptWhenASettlementBringsTheRowBack() {
    pass();
    south.remove(ROW);
    everybody();
    assertThat(north.rows()).isEmpty();
    settle("lost");
    everybody();
    assertAllHave("lost");
    assertThat(open())
        .singleElement()
        .satisfies(kept -> assertThat(kept.note().masterDeleted()).isTrue());
  }

  @Test
  void anEditSinceIsKeptWhenASettlementDeletesTheRow() {
    edit(north, "later");
    everybody();
    pass();
    master.settle(conflict.id(), Optional.empty());
    everybody();
    assertThat(List.of(centre.rows(), north.rows(), south.rows())).containsOnly(Map.of());
    ConflictNote note = open().get(0).note();
    assertThat(note.masterImage().fields().get("a").textValue()).isEqualTo("later");
    assertThat(note.slaveDeleted()).isTrue();
  }

  /** To settle it again is to overwrite what somebody chose. */
  @Test
  void aSecondSettlementKeepsTheFirst() {
    settle("lost");
    settle("won");
    everybody();
    assertOverwritten("lost", "won");
  }

  @Test
  void whereSomebodyDidTheSameSinceNothingIsNoted() {
    edit(centre, "lost");
    settle("lost");
    everybody();
    assertThat(open()).isEmpty();
    assertAllHave("lost");
  }

  private void assertOverwritten(String before, String now) {
    assertAllHave(now);
    assertThat(open())
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept.note().masterImage().fields().get("a").textValue())
                    .isEqualTo(before));
  }

  private void assertAllHave(String value) {
    assertThat(List.of(value(centre), value(north), value(south))).containsOnly(value);
  }

  private void settle(String value) {
    pass();
    ConflictNote note = conflict.note();
    RowImage chosen = value.equals("lost") ? note.masterImage() : note.slaveImage();
    assertThat(chosen.fields().get("a").textValue()).isEqualTo(value);
    assertThat(master.settle(conflict.id(), Optional.of(chosen))).isPresent();
  }

  private List<KeptConflict> open() {
    return store.conflicts(new ConflictPage(Long.MAX_VALUE, true, 9));
  }

  private void everybody() {
    for (int i = 0; i < 2; i++) {
      pass();
      master.capture();
      northSlave.round();
      southSlave.round();
    }
  }

  private void edit(MemoryTables tables, String value) {
    pass();
    tables.put(ROW, image(value));
  }

  private RowImage image(String value) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf("r"),
            "a", TextNode.valueOf(value),
            "updated_at", TextNode.valueOf(now.toString())));
  }

  private static @Nullable String value(MemoryTables tables) {
    RowImage image = tables.rows().get(ROW);
    return image == null ? null : image.fields().get("a").textValue();
  }

  private void pass() {
    now = now.plusSeconds(1);
  }

  private MemoryTables tables() {
    return new MemoryTables(() -> now, false, true);
  }

  private Slave slave(String name, MemoryTables tables) {
    SlaveConfig config = new SlaveConfig(SPECS, false, COMPARE, 10);
    MasterCalls calls = new StraightCalls(name, master, () -> now);
    return new Slave(config, tables, new MemorySlaveState(), calls);
  }
}
