package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/** Reads the records of a call: objects with an {@code id} (text or whole number), and anything. */
record RecordReader(String dataset, Complaints complaints) {
  /** What the entry around a record takes, generously. */
  private static final int WRAPPING = 1_024;

  static final int MAX_RECORD = Entry.MAX_BODY - WRAPPING;

  List<DatasetRecord> read(JsonNode body) {
    List<DatasetRecord> records = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Batch.Item item : Batch.items(body, complaints)) {
      DatasetRecord record = record(item);
      if (record != null && !ids.add(record.id())) {
        complaints.add(item.pointer() + "/id", "is that of an earlier record of the same call");
      } else if (record != null) {
        records.add(record);
      }
    }
    return records;
  }

  private @Nullable DatasetRecord record(Batch.Item item) {
    if (!item.json().isObject()) {
      complaints.add(item.pointer(), "must be an object");
      return null;
    }
    String id = id(item);
    String text = text(item);
    return id == null || text == null
        ? null
        : new DatasetRecord(dataset, id, item.pointer(), item.json(), EventId.ofNaturalKey(text));
  }

  private @Nullable String id(Batch.Item item) {
    JsonNode id = item.json().get("id");
    if (id == null || id.isNull()) {
      complaints.add(item.pointer() + "/id", "is missing");
      return null;
    }
    String wrong =
        id.isTextual()
            ? Texts.wrong(id.textValue(), PunchReader.MAX_ID)
            : id.isIntegralNumber() ? null : "must be a text or a whole number";
    if (wrong != null) {
      complaints.add(item.pointer() + "/id", wrong);
      return null;
    }
    return id.asText();
  }

  /** As it is written; null when it cannot be. */
  private @Nullable String text(Batch.Item item) {
    String text = Bodies.write(item.json());
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      complaints.add(item.pointer(), "has half a character in a text");
      return null;
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_RECORD) {
      complaints.add(
          item.pointer(), "has " + bytes + " bytes, at most " + MAX_RECORD + " are allowed");
      return null;
    }
    return text;
  }
}
