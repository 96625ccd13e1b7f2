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
import org.edgedaemon.replica.master.Master;
import org.junit.jupiter.api.Test;

/** When all rows are compared, where every comparison takes a minute. */
class ComparisonTest {
  private static final TableSpec SPEC =
      new TableSpec(new TableName("items"), "id", "updated_at", Set.of(), Set.of());
  private static final Duration EVERY = Duration.ofSeconds(2);

  private Instant now = Instant.parse("2026-03-01T09:00:00Z");
  private final MemoryTables tables = new MemoryTables(this::aMinuteLater, false, false);

  private Instant aMinuteLater() {
    now = now.plusSeconds(60);
    return now;
  }

  @Test
  void theFirstWhichNotesAllRowsDoesNotPutOffTheNext() {
    Master master =
        new Master(
            Map.of(SPEC.name(), SPEC), new MemoryMasterStore(tables), tables, EVERY, () -> now);
    List.of("1", "2", "3").forEach(key -> tables.put(row(key), image(key)));
    assertThat(master.capture()).isEqualTo(3);
    tables.remove(row("1"));
    assertThat(master.capture()).as("the delete is found").isEqualTo(1);
  }

  /** A scan goes on behind what is kept, and no further. */
  @Test
  void whatACaptureFoundAndCouldNotKeepTheNextOneFinds() {
    MemoryTables told = new MemoryTables(() -> now, false, true);
    MasterStore store = new MemoryMasterStore(told);
    boolean[] fails = {false};
    MasterStore failing = Stumbling.at(MasterStore.class, "transaction", store, () -> fails[0]);
    Master master = new Master(Map.of(SPEC.name(), SPEC), failing, told, EVERY, () -> now);
    assertThat(master.capture()).isZero();
    List<String> keys = List.of("1", "2", "3", "4", "5", "6", "7", "8");
    keys.forEach(key -> told.put(row(key), image(key)));
    fails[0] = true;
    assertThatThrownBy(master::capture).isInstanceOf(TablesException.class);
    fails[0] = false;
    assertThat(master.capture()).isEqualTo(keys.size());
  }

  @Test
  void afterThatEachMayTakeAHundredthOfTheTime() {
    Compared first = Compared.after(Optional.empty(), now, now.plusSeconds(60));
    Compared second = Compared.after(Optional.of(first), now, now.plusSeconds(60));
    assertThat(first.isDue(now.plus(EVERY), EVERY)).isTrue();
    assertThat(second.isDue(now.plusSeconds(5_999), EVERY)).isFalse();
    assertThat(second.isDue(now.plusSeconds(6_000), EVERY)).isTrue();
  }

  private static RowId row(String key) {
    return new RowId(SPEC.name(), new RowKey(key));
  }

  private static RowImage image(String key) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf(key),
            "updated_at", TextNode.valueOf("2026-03-01T08:00:00Z")));
  }
}
