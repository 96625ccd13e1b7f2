package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.TakenChanges.Taken;
import org.edgedaemon.replica.Version;
import org.junit.jupiter.api.Test;

class RowBodyTest {
  private static final RowId ROW = new RowId(new TableName("things"), new RowKey("7"));
  private static final Version VERSION = new Version(Instant.parse("2026-03-01T08:00:00.000007Z"));
  private static final Stamp OLD =
      new Stamp(VERSION.previous(), Instant.parse("2026-03-01T07:00:00Z"), null);
  private static final Stamp NEW =
      new Stamp(VERSION, Instant.parse("2026-03-01T07:59:00.500Z"), "north");
  private static final RowImage IMAGE =
      RowImage.of(Map.of("id", TextNode.valueOf("7"), "name", TextNode.valueOf("a \"b\" \n ü")));

  private final RowBody bodies = new RowBody();

  @Test
  void aRowWithOneStampNamesNoFields() {
    MasterRow row = row(Map.of("id", NEW, "name", NEW), null);
    assertThat(bodies.text(row))
        .isEqualTo(
            "{\"i\":{\"id\":\"7\",\"name\":\"a \\\"b\\\" \\n ü\"},"
                + "\"s\":[[1772352000000007,\"2026-03-01T07:59:00.500Z\",\"north\"]]}");
    assertThat(again(row)).isEqualTo(row);
  }

  @Test
  void stampsOfSomeFieldsAreKept() {
    for (Map<String, Stamp> stamps :
        List.of(
            Map.of("id", OLD, "name", NEW),
            Map.of("name", NEW),
            Map.of("id", OLD, "name", NEW, "gone", NEW),
            Map.<String, Stamp>of())) {
      MasterRow row = row(stamps, null);
      assertThat(again(row)).isEqualTo(row);
    }
  }

  @Test
  void aDeletedRowIsKeptWithWhoDeletedIt() {
    assertThat(again(row(Map.of("id", OLD, "name", OLD), NEW)).deletion()).isEqualTo(NEW);
    assertThat(again(row(Map.of(), OLD)).deletion()).isEqualTo(OLD);
  }

  @Test
  void changesThatWereTakenAsTheyWereStandBehind() {
    TakenChanges taken =
        TakenChanges.NONE
            .and(new Taken("north", "a \"7\"", VERSION.previous()))
            .and(new Taken("south", "b", VERSION));
    for (Stamp deletion : Arrays.asList(null, OLD)) {
      MasterRow row =
          new MasterRow(ROW, VERSION, IMAGE, Map.of("id", NEW, "name", NEW), deletion, "n", taken);
      assertThat(bodies.text(row))
          .endsWith(
              ",\"t\":[1772352000000006,\"north\",\"a \\\"7\\\"\",1772352000000007,\"south\",\"b\"]}");
      assertThat(bodies.row(ROW, VERSION, "n", bodies.text(row))).isEqualTo(row);
    }
  }

  @Test
  void oneWriterAndReaderDoesManyRows() {
    MasterRow one = row(Map.of("id", OLD, "name", NEW), null);
    MasterRow other = row(Map.of("id", NEW, "name", NEW), OLD);
    for (int i = 0; i < 3; i++) {
      assertThat(again(one)).isEqualTo(one);
      assertThat(again(other)).isEqualTo(other);
    }
  }

  @Test
  void whatIsNoBodyIsNotRead() {
    for (String bad :
        List.of(
            "",
            "[]",
            "{}",
            "{\"i\":7}",
            "{\"i\":{}",
            "{\"i\":{}} {}",
            "{\"s\":{}}",
            "{\"i\":{},\"t\":{}}",
            "{\"i\":{},\"t\":[\"no number\"]}",
            "{\"i\":{},\"t\":[7]}",
            "{\"i\":{},\"t\":[7,\"slave\"]}",
            "{\"i\":{},\"t\":[7,8,9]}",
            "{\"s\":[],\"i\":{}}")) {
      assertThatThrownBy(() -> bodies.row(ROW, VERSION, null, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private MasterRow again(MasterRow row) {
    return bodies.row(row.row(), row.version(), row.origin(), bodies.text(row));
  }

  private static MasterRow row(Map<String, Stamp> stamps, Stamp deletion) {
    return new MasterRow(ROW, VERSION, IMAGE, stamps, deletion, "north", TakenChanges.NONE);
  }
}
