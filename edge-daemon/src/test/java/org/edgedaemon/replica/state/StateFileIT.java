package org.edgedaemon.replica.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.Compared;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileIT {
  private static final TableName ITEMS = new TableName("items");
  private static final TableName OTHERS = new TableName("items_others");
  private static final Version V1 = new Version(Instant.parse("2026-03-01T08:00:00.000001Z"));
  private static final Version V2 = new Version(Instant.parse("2026-03-01T08:00:00.000002Z"));

  @TempDir Path folder;

  @Test
  void everythingIsThereAgainAfterClosing() {
    Base base = new Base(row("1"), V1, image("12345678901234567890.123456789", "Ö;\"\0"), false);
    Compared compared = new Compared(V1.at(), Duration.ofMillis(17));
    try (StateFile state = open()) {
      state.keep(List.of(base, new Base(row("2"), V2, image("1", ""), true)));
      state.mark(ITEMS, "mark");
      state.received(V2);
      state.pending(List.of(row("3"), row("4")), true);
      state.pending(List.of(row("4")), false);
      state.sending(Map.of(row("3"), Set.of("a", "b"), row("5"), Set.of()));
      state.sending(Map.of(row("3"), Set.of("c")));
      state.skipped(Map.of(row("3"), V2));
      state.skipped(Map.of(row("3"), V1));
      state.compared(ITEMS, compared);
    }
    try (StateFile state = open()) {
      assertThat(state.bases(List.of(row("1"), row("9"))))
          .containsExactly(Map.entry(row("1"), base));
      assertThat(state.present(ITEMS, null, 10)).containsExactly(row("1"));
      assertThat(state.mark(ITEMS)).contains("mark");
      assertThat(state.received()).isEqualTo(V2);
      assertThat(state.pending(ITEMS, null, 10))
          .as("what was under way too")
          .containsExactly(row("3"), row("5"));
      assertThat(state.unsettled(List.of(row("3"), row("5"))))
          .isEqualTo(Map.of(row("3"), Set.of("a", "b", "c"), row("5"), Set.of()));
      assertThat(state.skipped(List.of(row("3")))).isEqualTo(Map.of(row("3"), V1));
      assertThat(state.compared(ITEMS)).contains(compared);
      state.settled(List.of(row("3"), row("5")));
      assertThat(state.unsettled(List.of(row("3"), row("5")))).isEmpty();
      assertThat(state.skipped(List.of(row("3")))).isEmpty();
    }
  }

  @Test
  void pagesKeepToTheirTableAndGoOnBehindTheLast() {
    try (StateFile state = open()) {
      RowId other = new RowId(OTHERS, new RowKey("1"));
      state.pending(List.of(row("a"), row("b"), row("c"), other), true);
      assertThat(state.pending(ITEMS, null, 2)).containsExactly(row("a"), row("b"));
      assertThat(state.pending(ITEMS, row("b"), 2)).containsExactly(row("c"));
      assertThat(state.pending(ITEMS, row("bb"), 2)).containsExactly(row("c"));
      assertThat(state.pending(OTHERS, null, 2)).containsExactly(other);
      assertThat(state.pending()).isEqualTo(4);
    }
  }

  /** Otherwise a field that was sent and taken back by the office would differ for ever. */
  @Test
  void aFileFromBeforeTheLastSendingForgetsEverything() throws IOException {
    Path file = folder.resolve("centre.mv");
    Path earlier = folder.resolve("earlier");
    try (StateFile state = open()) {
      state.sending(Map.of(row("1"), Set.of()));
      state.keep(List.of(new Base(row("1"), V1, image("1", "a"), false)));
    }
    Files.copy(file, earlier);
    try (StateFile state = open()) {
      assertThat(state.bases(List.of(row("1")))).hasSize(1);
      state.sending(Map.of(row("2"), Set.of()));
    }
    Files.copy(earlier, file, StandardCopyOption.REPLACE_EXISTING);
    try (StateFile state = open()) {
      assertThat(state.bases(List.of(row("1")))).isEmpty();
      state.keep(List.of(new Base(row("1"), V1, image("1", "a"), false)));
    }
    try (StateFile state = open()) {
      assertThat(state.bases(List.of(row("1")))).as("forgotten only once").hasSize(1);
    }
  }

  @Test
  void aFileThatIsNoneIsPutAside() throws IOException {
    Files.writeString(folder.resolve("centre.mv"), "x".repeat(20_000));
    try (StateFile state = open()) {
      state.received(V1);
    }
    assertThat(folder.resolve("centre.mv.damaged")).exists();
    try (StateFile state = open()) {
      assertThat(state.received()).isEqualTo(V1);
    }
  }

  @Test
  void resetForgetsEverything() {
    try (StateFile state = open()) {
      state.sending(Map.of(row("1"), Set.of("a")));
      state.keep(List.of(new Base(row("1"), V1, image("1", "a"), false)));
      state.received(V1);
      state.reset();
      assertThat(state.received()).isEqualTo(Version.NONE);
      assertThat(state.bases(List.of(row("1")))).isEmpty();
      assertThat(state.unsettled(List.of(row("1")))).isEmpty();
    }
    try (StateFile state = open()) {
      assertThat(state.mark(ITEMS)).isEqualTo(Optional.empty());
    }
  }

  private StateFile open() {
    return new StateFile(folder, "centre");
  }

  private static RowId row(String key) {
    return new RowId(ITEMS, new RowKey(key));
  }

  private static RowImage image(String number, String text) {
    Map<String, JsonNode> fields =
        Map.of("n", DecimalNode.valueOf(new BigDecimal(number)), "t", TextNode.valueOf(text));
    return RowImage.of(fields);
  }
}
