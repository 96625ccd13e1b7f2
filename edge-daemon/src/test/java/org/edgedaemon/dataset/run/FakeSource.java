package org.edgedaemon.dataset.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.edgedaemon.dataset.IdSink;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;

/** An office's table in memory. */
final class FakeSource implements RecordSource {
  final Map<RecordId, LocalRecord> records = new LinkedHashMap<>();
  boolean idsFail;
  boolean recordsFail;
  Runnable onRead = () -> {};

  ObjectNode put(long id, String version) {
    return put(RecordId.of(id), version);
  }

  ObjectNode put(RecordId id, String version) {
    ObjectNode body = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    body.put("id", id.text());
    records.put(id, new LocalRecord(id, body, version));
    return body;
  }

  @Override
  public void ids(Window window, IdSink sink) {
    records.values().forEach(record -> sink.accept(record.id(), record.version()));
    if (idsFail) {
      throw new SourceException("the office's database does not answer");
    }
  }

  @Override
  public List<LocalRecord> records(Window window, List<RecordId> ids) {
    onRead.run();
    if (recordsFail) {
      throw new SourceException("the office's database does not answer");
    }
    return ids.stream()
        .map(records::get)
        .filter(Objects::nonNull)
        .map(one -> new LocalRecord(one.id(), one.body().deepCopy(), one.version()))
        .toList();
  }

  @Override
  public void close() {}
}
