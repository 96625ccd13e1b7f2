package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.replica.Outcome.Accepted;
import org.edgedaemon.replica.master.Master;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same change again, at once or when the row has long moved on. */
class RepeatedChangeTest {
  private static final RowId ROW = new RowId(World.TABLE, new RowKey("r"));

  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final MemoryTables centre = new MemoryTables(() -> now, false, true);
  private final MemoryMasterStore store = new MemoryMasterStore(centre);
  private final Master master =
      new Master(Map.of(World.TABLE, World.SPEC), store, centre, Duration.ofMinutes(10), () -> now);

  @Test
  void aChangeThatComesAgainAfterALaterOneGetsItsOldAnswerAndDoesNothing() {
    Change first = change("first", Action.CREATE, "1", null);
    Version one = accepted(first);
    Change second = change("second", Action.UPDATE, "2", one);
    Version two = accepted(second);
    now = now.plusSeconds(60);

    assertThat(accepted(first)).isEqualTo(one);
    assertThat(accepted(second)).isEqualTo(two);
    assertThat(accepted(first)).isEqualTo(one);

    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("2");
    assertThat(store.newest()).isEqualTo(two);
    assertThat(store.conflicts(new ConflictPage(Long.MAX_VALUE, false, 10))).isEmpty();
  }

  @Test
  void aDeleteThatComesAgainAfterTheRowWasMadeAnewDoesNothing() {
    Version made = accepted(change("made", Action.CREATE, "1", null));
    Change delete = change("delete", Action.DELETE, "1", made);
    Version deleted = accepted(delete);
    accepted(change("anew", Action.CREATE, "3", deleted));

    assertThat(accepted(delete)).isEqualTo(deleted);

    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("3");
  }

  @Test
  void aChangeOfAnUnknownRowThatComesAgainWhenTheCentreChangedItGetsItsOldAnswer() {
    Change first = change("first", Action.CREATE, "1", null);
    Version one = accepted(first);
    centre.put(ROW, image("theirs"));

    assertThat(accepted(first)).isEqualTo(one);

    assertThat(centre.rows().get(ROW).fields().get("a").textValue()).isEqualTo("theirs");
  }

  @Test
  void aChangeThatComesAgainAfterManyLaterOnesOfOthersGetsItsOldAnswerAndDoesNothing() {
    List<Change> changes = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    Version last = null;
    for (int i = 0; i < 3 * TakenChanges.MOST; i++) {
      changes.add(
          change("change " + i, i == 0 ? Action.CREATE : Action.UPDATE, "value " + i, last));
      last = accepted(i % 2 == 0 ? "north" : "south", changes.get(i));
      versions.add(last);
    }

    for (int i = 0; i < changes.size(); i++) {
      assertThat(accepted(i % 2 == 0 ? "north" : "south", changes.get(i)))
          .as(changes.get(i).id())
          .isEqualTo(versions.get(i));
    }
    assertThat(store.newest()).isEqualTo(last);
    assertThat(store.conflicts(new ConflictPage(Long.MAX_VALUE, false, 10))).isEmpty();
  }

  private Version accepted(Change change) {
    return accepted("north", change);
  }

  private Version accepted(String slave, Change change) {
    List<Outcome> outcomes = master.upload(slave, List.of(change));
    assertThat(outcomes).hasSize(1).first().isInstanceOf(Accepted.class);
    assertThat(((Accepted) outcomes.get(0)).row()).isEqualTo(Optional.empty());
    return ((Accepted) outcomes.get(0)).version();
  }

  private Change change(String id, Action action, String value, @Nullable Version base) {
    now = now.plusMillis(1);
    RowImage image = image(value);
    Collection<String> changed = action == Action.DELETE ? List.of() : image.fields().keySet();
    return new Change(id, ROW, action, image, true, FieldNames.of(changed), base, false, now);
  }

  private RowImage image(String value) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf("r"),
            "a", TextNode.valueOf(value),
            "b", TextNode.valueOf("b"),
            "updated_at", TextNode.valueOf(now.toString())));
  }
}
