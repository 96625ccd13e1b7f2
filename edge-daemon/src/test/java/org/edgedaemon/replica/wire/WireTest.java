package org.edgedaemon.replica.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterCalls.Page;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.Utc;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  /** Nanoseconds to which times are cut off. */
  private static final int[] ROUNDED = {1_000_000_000, 1_000_000, 1_000, 1};

  private static final TableName TABLE = new TableName("inventories");
  private static final Map<TableName, TableSpec> SPECS =
      Map.of(TABLE, new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of()));
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Version BASE = new Version(Instant.parse("2026-03-01T08:00:00.000001Z"));
  private static final RowId ROW = new RowId(TABLE, new RowKey("17"));
  private static final RowImage IMAGE =
      RowImage.of(
          Map.of(
              "id", DecimalNode.valueOf(new BigDecimal("17")),
              "name", TextNode.valueOf("Größe \"L\""),
              "price", DecimalNode.valueOf(new BigDecimal("1.50")),
              "sold", BooleanNode.TRUE,
              "note", NullNode.getInstance(),
              "updated_at", TextNode.valueOf("2026-03-01T08:59:00Z")));

  @Test
  void aChangeArrivesAsItWasSent() {
    for (boolean whole : new boolean[] {true, false}) {
      Change change =
          new Change(
              "c1",
              ROW,
              Action.UPDATE,
              IMAGE,
              whole,
              Set.of("name"),
              BASE,
              whole,
              NOW.minusSeconds(9));
      assertThat(sent(Upload.parts(List.of(change), 1_000_000).get(0).body()))
          .containsExactly(new Sent.Good("c1", change));
    }
  }

  @Test
  void aBodyOfTheContractAloneIsEnough() {
    List<Sent> sent =
        sent(
            "{\"records\":[{\"table\":\"inventories\",\"data\":{\"id\":17,\"name\":\"x\","
                + "\"updated_at\":\"2026-03-01T08:59:00Z\"},\"action\":\"create\",\"id\":\"u-1\"},"
                + "{\"table\":\"inventories\",\"action\":\"delete\",\"id\":\"18\"}]}");
    Change create = ((Sent.Good) sent.get(0)).change();
    assertThat(create.row()).isEqualTo(ROW);
    assertThat(create.whole()).isTrue();
    assertThat(create.base()).isNull();
    assertThat(create.updatedAt()).isEqualTo("2026-03-01T08:59:00Z");
    assertThat(create.id())
        .as("the same id with other content is another change")
        .isNotEqualTo("u-1");
    assertThat(((Sent.Good) sent.get(1)).change().row().key().text()).isEqualTo("18");
  }

  @Test
  void nothingWasChangedLaterThanItArrived() {
    List<Sent> sent =
        sent(
            "{\"records\":[{\"table\":\"inventories\",\"data\":{\"id\":\"17\"},\"action\":\"update\","
                + "\"id\":\"u\",\"updated_at\":\"2999-01-01T00:00:00Z\"}]}");
    assertThat(((Sent.Good) sent.get(0)).change().updatedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"table\":\"other\",\"data\":{\"id\":1},\"action\":\"update\" | not kept here",
        "\"table\":\"a b\",\"data\":{\"id\":1},\"action\":\"update\" | table's name",
        "\"table\":\"inventories\",\"data\":{\"id\":1},\"action\":\"drop\" | action",
        "\"table\":\"inventories\",\"data\":{\"x\":1},\"action\":\"update\" | no key",
        "\"table\":\"inventories\",\"data\":{\"id\":1},\"key\":\"2\",\"action\":\"update\" | key is"
            + " not",
        "\"table\":\"inventories\",\"data\":{\"id\":1,\"x\":[1]},\"action\":\"update\" | list or"
            + " an",
        "\"table\":\"inventories\",\"data\":{\"id\":1,\"x\":1e999999999},\"action\":\"update\" |"
            + " digits",
        "\"table\":\"inventories\",\"data\":{\"id\":1},\"base\":\"x\",\"action\":\"update\" |"
            + " ISO-8601",
      })
  void aBadRecordSuffersAlone(String members, String reason) {
    List<Sent> sent =
        sent(
            "{\"records\":[{\"id\":\"bad\","
                + members
                + "},{\"table\":\"inventories\",\"data\":{\"id\":1},\"action\":\"update\",\"id\":\"good\"}]}");
    assertThat(((Sent.Bad) sent.get(0)).reason()).contains(reason);
    assertThat(sent.get(1)).isInstanceOf(Sent.Good.class);
  }

  @Test
  void partsHoldAllChangesInOrderAndNoMoreThanTheyMay() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      changes.add(
          new Change("c" + i, ROW, Action.UPDATE, IMAGE, true, Set.of("name"), BASE, false, NOW));
    }
    List<Upload.Part> parts = Upload.parts(changes, 2_000);
    assertThat(parts).hasSizeGreaterThan(5).allMatch(part -> part.body().length < 2_100);
    assertThat(parts.stream().flatMap(part -> part.changes().stream())).isEqualTo(changes);
    assertThat(Upload.parts(changes, 1)).hasSize(100);
    assertThat(Upload.parts(List.of(), 1)).hasSize(1);
  }

  @Test
  void timesAreReadAndWrittenAsTheLibraryDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int nanos = random.nextInt(1_000_000_000);
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(0, 253_402_300_799L),
              nanos / ROUNDED[i % ROUNDED.length] * ROUNDED[i % ROUNDED.length]);
      assertThat(Utc.text(time)).isEqualTo(time.toString());
      assertThat(Utc.instant(time.toString())).isEqualTo(time);
    }
    assertThat(Utc.instant("2026-03-01T08:00:00.5Z"))
        .isEqualTo(Instant.parse("2026-03-01T08:00:00.500Z"));
    assertThat(Utc.text(Instant.parse("2026-03-01T08:00:00Z"))).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(Utc.instant("2026-03-01T11:00:00+03:00"))
        .isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    for (Instant far : List.of(Instant.MIN, Instant.MAX, Instant.parse("-0001-12-31T23:59:59Z"))) {
      assertThat(Utc.text(far)).isEqualTo(far.toString());
    }
    for (String rare : List.of("2026-02-28T24:00:00Z", "2026-12-31T23:59:60.5Z")) {
      assertThat(Utc.instant(rare)).isEqualTo(Instant.parse(rare));
    }
    for (String bad :
        List.of("2026-02-30T08:00:00Z", "2026-03-01 08:00:00Z", "2026-03-01T08:0x:00Z", "now")) {
      assertThatThrownBy(() -> Utc.instant(bad)).isInstanceOf(DateTimeException.class);
    }
  }

  @Test
  void everyOutcomeArrives() {
    Change change = new Change("c", ROW, Action.UPDATE, IMAGE, true, Set.of(), BASE, false, NOW);
    List<Outcome> outcomes =
        List.of(
            new Outcome.Accepted(BASE, Optional.empty()),
            new Outcome.Accepted(BASE, Optional.of(row(false))),
            new Outcome.Conflict(Outcome.Winner.BOTH, row(true)),
            new Outcome.Rejected("no such column"));
    byte[] body = UploadAnswer.write(List.of("c", "c", "c", "c"), outcomes, NOW);
    var answered = UploadAnswer.read(body, List.of(change, change, change, change));
    assertThat(answered.outcomes()).isEqualTo(outcomes);
    assertThat(answered.serverTime()).isEqualTo(NOW);
  }

  private static final Download.Told NOBODY = (rows, next) -> {};

  @Test
  void aPageThatIsTooLongIsCutAndGoesOnThere() {
    Page page = new Page(List.of(row(false), row(true)), new Version(NOW), false, NOW, BASE);
    assertThat(Download.read(Download.write(page, 100_000, NOBODY))).isEqualTo(page);
    Page cut = Download.read(Download.write(page, 1, NOBODY));
    assertThat(cut.rows()).hasSize(1);
    assertThat(cut.more()).isTrue();
    assertThat(cut.next()).isEqualTo(row(false).version());
  }

  @Test
  void acknowledgementAndNewsArrive() {
    Acknowledgement told = new Acknowledgement(NOW, false, "why");
    assertThat(Acknowledgement.read(told.write())).isEqualTo(told);
    assertThat(News.read(new News(BASE).write())).isEqualTo(new News(BASE));
  }

  @Test
  void noBytesDoMoreThanBeRefused() {
    Random random = new Random(1);
    byte[] good =
        Upload.parts(
                List.of(
                    new Change(
                        "c", ROW, Action.UPDATE, IMAGE, false, Set.of("name"), BASE, false, NOW)),
                1_000_000)
            .get(0)
            .body();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        Upload.read(bytes, SPECS, NOW, null);
      } catch (MalformedException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  /** Who tells no bases knows what it sent since it last said what it has. */
  @Test
  void whoTellsBasesSaysItselfWhatItSentBefore() {
    String plain =
        "{\"records\":[{\"table\":\"inventories\",\"action\":\"delete\",\"id\":\"18\"}]}";
    String ours = plain.replace("\"id\"", "\"base\":null,\"id\"");
    assertThat(again(plain, BASE)).isTrue();
    assertThat(again(plain, null)).isFalse();
    assertThat(again(ours, BASE)).isFalse();
    assertThat(again(ours.replace("\"base\"", "\"again\":true,\"base\""), null)).isTrue();
  }

  private static boolean again(String body, @Nullable Version seen) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ((Sent.Good) Upload.read(bytes, SPECS, NOW, seen).get(0)).change().again();
  }

  @Test
  void depthAndNamesTwiceAreRefused() {
    assertThatThrownBy(() -> sent("{\"records\":" + "[".repeat(1000) + "]".repeat(1000) + "}"))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> sent("{\"records\":[],\"records\":[]}"))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> sent("{\"records\":[" + "{},".repeat(1000) + "{}]}"))
        .isInstanceOf(MalformedException.class);
  }

  private static MasterRow row(boolean deleted) {
    Stamp stamp = deleted ? new Stamp(BASE, BASE.at(), null) : null;
    return new MasterRow(ROW, BASE, IMAGE, Map.of(), stamp, null, TakenChanges.NONE);
  }

  private static List<Sent> sent(String body) {
    return sent(body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Sent> sent(byte[] body) {
    return Upload.read(body, SPECS, NOW, null);
  }
}
