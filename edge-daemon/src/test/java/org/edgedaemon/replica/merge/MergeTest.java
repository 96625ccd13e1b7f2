package org.edgedaemon.replica.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.Version;
import org.junit.jupiter.api.Test;

/** The written rule, case by case. */
class MergeTest {
  private static final TableName ITEMS = new TableName("items");
  private static final TableSpec SPEC =
      new TableSpec(ITEMS, "id", "updated_at", Set.of(), Set.of());
  private static final RowId ROW = new RowId(ITEMS, new RowKey("1"));
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(1);
  private static final Version SEEN = new Version(NOON.minusSeconds(60));
  private static final Version UNSEEN = new Version(NOON.plusSeconds(60));

  @Test
  void fieldsThatOnlyOneSideChangedAreBothKept() {
    Verdict verdict = judge(row("theirs", "old", "a"), update("old", "ours", NOON, "b"));
    assertThat(verdict).isInstanceOf(Verdict.Write.class);
    Verdict.Write write = (Verdict.Write) verdict;
    assertThat(write.contested()).isEmpty();
    assertThat(write.image().fields().get("a").asText()).isEqualTo("theirs");
    assertThat(write.image().fields().get("b").asText()).isEqualTo("ours");
  }

  @Test
  void theNewerValueOfAContestedFieldStands() {
    MasterRow row = row("theirs", "b", "a");
    assertThat(judge(row, update("ours", "b", LATER, "a")))
        .isInstanceOfSatisfying(
            Verdict.Write.class, write -> assertThat(write.contested()).containsExactly("a"));
    assertThat(judge(row, update("ours", "b", NOON.minusSeconds(1), "a")))
        .isEqualTo(new Verdict.Stands(Set.of("a")));
  }

  @Test
  void ofEqualTimesTheMastersValueStands() {
    assertThat(judge(row("theirs", "b", "a"), update("ours", "b", NOON, "a")))
        .isEqualTo(new Verdict.Stands(Set.of("a")));
  }

  @Test
  void whatTheSlaveHadSeenIsNotContested() {
    MasterRow row = row("theirs", "b");
    assertThat(judge(row, update("ours", "b", NOON.minusSeconds(9), "a")))
        .isInstanceOfSatisfying(
            Verdict.Write.class, write -> assertThat(write.contested()).isEmpty());
  }

  /** An answer got lost, and the office went on. */
  @Test
  void whatTheSlaveItselfSentBeforeIsNotContested() {
    MasterRow sent = row("sent", "b", "slave", "a");
    for (Instant at : List.of(LATER, NOON.minusSeconds(1))) {
      assertThat(judge(sent, again(update("ours", "b", at, "a"))))
          .isInstanceOfSatisfying(
              Verdict.Write.class,
              write -> {
                assertThat(write.contested()).isEmpty();
                assertThat(write.image().fields().get("a").asText()).isEqualTo("ours");
              });
    }
    assertThat(judge(sent, again(delete(LATER)))).isEqualTo(new Verdict.Erase(Set.of()));
    assertThat(judge(row("theirs", "b", "a"), again(update("ours", "b", NOON, "a"))))
        .as("what others wrote over it")
        .isEqualTo(new Verdict.Stands(Set.of("a")));
  }

  /** Its database and memory were put back to a backup. */
  @Test
  void whatTheSlaveHasForgottenIsContestedAsIfAnotherHadDoneIt() {
    MasterRow row = row("forgotten", "b", "slave", "a");
    assertThat(judge(row, update("ours", "b", LATER, "a")))
        .isInstanceOfSatisfying(
            Verdict.Write.class, write -> assertThat(write.contested()).containsExactly("a"));
    assertThat(judge(row, update("older", "b", NOON.minusSeconds(1), "a")))
        .isEqualTo(new Verdict.Stands(Set.of("a")));
  }

  @Test
  void aDeleteAgainstAnUpdateThatItHadNotSeenNeedsToBeNewer() {
    MasterRow row = row("theirs", "b", "a");
    assertThat(judge(row, delete(LATER))).isEqualTo(new Verdict.Erase(Set.of("a")));
    assertThat(judge(row, delete(NOON))).isEqualTo(new Verdict.Stands(Set.of("a")));
  }

  @Test
  void anUpdateAgainstADeleteThatItHadNotSeenMustNotBeOlder() {
    MasterRow gone = tombstone(UNSEEN);
    assertThat(judge(gone, update("ours", "b", NOON.minusSeconds(1), "a")))
        .isEqualTo(new Verdict.Stands(Set.of("a")));
    assertThat(judge(gone, update("ours", "b", NOON, "a"))).isInstanceOf(Verdict.Write.class);
    assertThat(judge(tombstone(SEEN), update("ours", "b", NOON.minusSeconds(1), "a")))
        .as("made anew by somebody who knew of the delete")
        .isInstanceOf(Verdict.Write.class);
  }

  /** Somebody told of a delete of a row of which nothing was known, or nothing any more. */
  @Test
  void ofARowOfWhichOnlyItsDeleteIsKnownNoPartIsTaken() {
    RowImage key = RowImage.of(Map.of("id", TextNode.valueOf("1")));
    Stamp deletion = new Stamp(UNSEEN, NOON, "other");
    MasterRow gone =
        new MasterRow(ROW, UNSEEN, key, Map.of(), deletion, "other", TakenChanges.NONE);
    Change whole = update("ours", "b", LATER, "a");

    assertThat(judge(gone, part(whole))).isEqualTo(new Verdict.Incomplete());
    assertThat(judge(gone, whole))
        .isInstanceOfSatisfying(
            Verdict.Write.class, write -> assertThat(write.image()).isEqualTo(whole.image()));
    assertThat(judge(tombstone(UNSEEN), part(whole))).isInstanceOf(Verdict.Write.class);
  }

  private static Change part(Change change) {
    return new Change(
        change.id(),
        ROW,
        change.action(),
        RowImage.of(Map.of("a", TextNode.valueOf("ours"))),
        false,
        Set.of("a"),
        change.base(),
        change.again(),
        change.updatedAt());
  }

  private static Verdict judge(MasterRow row, Change change) {
    return Merge.judge(SPEC, Optional.of(row), change, "slave");
  }

  /** As another slave left it at noon, unseen in some fields. */
  private static MasterRow row(String a, String b, String... unseen) {
    return unseen.length == 0 ? row(a, b, "other", "") : row(a, b, "other", unseen[0]);
  }

  private static MasterRow row(String a, String b, String by, String unseen) {
    RowImage image = image(a, b, NOON);
    Map<String, Stamp> stamps = new HashMap<>();
    image.fields().keySet().forEach(field -> stamps.put(field, new Stamp(SEEN, NOON, "other")));
    stamps.computeIfPresent(unseen, (field, seen) -> new Stamp(UNSEEN, NOON, by));
    return new MasterRow(ROW, UNSEEN, image, stamps, null, null, TakenChanges.NONE);
  }

  private static MasterRow tombstone(Version version) {
    MasterRow row = row("a", "b");
    Stamp deletion = new Stamp(version, NOON, "other");
    return new MasterRow(
        ROW, version, row.image(), row.stamps(), deletion, null, TakenChanges.NONE);
  }

  private static Change again(Change change) {
    return new Change(
        change.id(),
        ROW,
        change.action(),
        change.image(),
        true,
        change.changed(),
        SEEN,
        true,
        change.updatedAt());
  }

  private static Change update(String a, String b, Instant at, String changed) {
    return change(Action.UPDATE, image(a, b, at), Set.of(changed), at);
  }

  private static Change delete(Instant at) {
    return change(Action.DELETE, image("a", "b", NOON.minus(Duration.ofDays(1))), Set.of(), at);
  }

  private static Change change(Action action, RowImage image, Set<String> changed, Instant at) {
    return new Change("change", ROW, action, image, true, changed, SEEN, false, at);
  }

  private static RowImage image(String a, String b, Instant at) {
    return RowJson.image(
        RowJson.parse(
            "{\"id\":1,\"a\":\"" + a + "\",\"b\":\"" + b + "\",\"updated_at\":\"" + at + "\"}"));
  }
}
