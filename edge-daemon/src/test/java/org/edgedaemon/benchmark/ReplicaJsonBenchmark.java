package org.edgedaemon.benchmark;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.wire.Gzip;
import org.edgedaemon.replica.wire.Sent;
import org.edgedaemon.replica.wire.Upload;
import org.edgedaemon.replica.wire.UploadAnswer;

/**
 * What the wire itself costs of 100,000 changes in batches: written, packed, unpacked and read at
 * the master, answered, and the answers read; all on one thread.
 */
public final class ReplicaJsonBenchmark {
  private static final int ROWS = 100_000;
  private static final int BATCH = 500;
  private static final int ROUNDS = 7;
  private static final double GOAL_SECONDS = 2;
  private static final int MOST = 4 * 1024 * 1024;
  private static final TableName TABLE = new TableName("inventories");
  private static final Map<TableName, TableSpec> SPECS =
      Map.of(TABLE, new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of()));
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private ReplicaJsonBenchmark() {}

  public static void main(String[] args) throws Exception {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      changes.add(change(i));
    }
    List<Outcome> outcomes = new ArrayList<>();
    changes.forEach(
        change -> outcomes.add(new Outcome.Accepted(new Version(NOW), Optional.empty())));
    long[] bytes = new long[1];
    Sample seconds = Sample.of(ROUNDS, () -> round(changes, outcomes, bytes));
    new Row(
            "the wire's own part of 100,000 changes: JSON and gzip, both ways, one thread",
            "<= 2 s",
            Row.number(seconds.median()) + " s",
            "%s bytes a row packed".formatted(Row.number((double) bytes[0] / ROWS)),
            "-",
            seconds.median() <= GOAL_SECONDS)
        .tell();
  }

  private static double round(List<Change> changes, List<Outcome> outcomes, long[] bytes)
      throws IOException {
    long start = System.nanoTime();
    bytes[0] = 0;
    for (int done = 0; done < ROWS; done += BATCH) {
      for (Upload.Part part : Upload.parts(changes, MOST)) {
        byte[] packed = Gzip.pack(part.body());
        bytes[0] += packed.length;
        List<Sent> sent = Upload.read(unpacked(packed), SPECS, NOW, null);
        byte[] answer =
            Gzip.pack(UploadAnswer.write(sent.stream().map(Sent::id).toList(), outcomes, NOW));
        UploadAnswer.read(unpacked(answer), part.changes());
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 8 * 1024)) {
      return in.readAllBytes();
    }
  }

  private static Change change(int i) {
    RowImage image =
        RowImage.of(
            Map.of(
                "id", DecimalNode.valueOf(BigDecimal.valueOf(i)),
                "name", TextNode.valueOf("Article number " + i),
                "quantity", DecimalNode.valueOf(BigDecimal.valueOf(i % 1000)),
                "price", DecimalNode.valueOf(BigDecimal.valueOf(i, 2)),
                "active", BooleanNode.valueOf(i % 2 == 0),
                "updated_at", TextNode.valueOf("2026-03-01T07:59:00." + (100_000 + i))));
    String id = "kW2x8fVt0u5mJ7cQyZ1aB3dE4gH6iK9lM8nO7pQ" + (1000 + i);
    return new Change(
        id,
        new RowId(TABLE, new RowKey(Integer.toString(i))),
        Action.UPDATE,
        image,
        true,
        Set.of("quantity", "updated_at"),
        new Version(NOW),
        false,
        NOW);
  }
}
