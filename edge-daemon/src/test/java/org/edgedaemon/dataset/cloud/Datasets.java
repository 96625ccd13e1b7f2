package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;

/** Datasets and records of tests. */
final class Datasets {
  private Datasets() {}

  static Dataset rooms() {
    return rooms("id", 1, Optional.empty());
  }

  static Dataset rooms(String idField, int batch, Optional<Dataset.Update> update) {
    return new Dataset(
        new DatasetName("rooms"),
        "rooms",
        1,
        Set.of(),
        Map.of(),
        idField,
        0,
        List.of(),
        4,
        batch,
        update,
        Hours.ALWAYS,
        Hours.ALWAYS,
        0);
  }

  static LocalRecord record(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("name", "Zoë");
    return new LocalRecord(new RecordId(id), body, null);
  }

  static List<LocalRecord> records(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> record(Long.toString(n))).toList();
  }
}
