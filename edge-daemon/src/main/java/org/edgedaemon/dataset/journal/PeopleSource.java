package org.edgedaemon.dataset.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.edgedaemon.dataset.IdSink;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/** The people that devices have seen, by the id that they have there. */
final class PeopleSource implements RecordSource {
  /** An office has not nearly as many; a device that makes ids up may. */
  private static final int MOST = 200_000;

  private final JournalPages pages;
  private final String idField;
  private Map<RecordId, String> names = Map.of();
  private @Nullable Window known;

  PeopleSource(JournalPages pages, String idField) {
    this.pages = pages;
    this.idField = idField;
  }

  @Override
  public void ids(Window window, IdSink sink) {
    look(window);
    names.forEach((id, name) -> sink.accept(id, version(body(id, name))));
  }

  @Override
  public List<LocalRecord> records(Window window, List<RecordId> ids) {
    if (!window.equals(known)) {
      look(window);
    }
    List<LocalRecord> found = new ArrayList<>(ids.size());
    for (RecordId id : new LinkedHashSet<>(ids)) {
      String name = names.get(id);
      if (name != null) {
        ObjectNode body = body(id, name);
        found.add(new LocalRecord(id, body, version(body)));
      }
    }
    return found;
  }

  @Override
  public void close() {
    names = Map.of();
    known = null;
  }

  private void look(Window window) {
    known = null;
    Map<RecordId, String> seen = new LinkedHashMap<>();
    pages.each(0, window, entry -> add(entry, seen));
    names = seen;
    known = window;
  }

  /** A name is empty where none is known. */
  private static boolean add(SequencedEntry entry, Map<RecordId, String> seen) {
    ObjectNode body = Bodies.of(entry);
    String user = body.path("user_id").asText("").strip();
    if (user.isEmpty() || user.length() > RecordId.MAX_LENGTH || body.path("user_id").isNull()) {
      return true;
    }
    String name = body.path("user_name").isTextual() ? body.path("user_name").textValue() : "";
    seen.merge(new RecordId(user), name, (older, newer) -> newer.isEmpty() ? older : newer);
    if (seen.size() > MOST) {
      throw new SourceException(
          "the journal has more than " + MOST + " people: look for a device that makes ids up");
    }
    return true;
  }

  private ObjectNode body(RecordId id, String name) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(idField, id.text());
    body.put("user_id", id.text());
    body.put("user_name", name.isEmpty() ? null : name);
    return body;
  }

  private static String version(ObjectNode body) {
    return EventId.ofNaturalKey(body.toString()).value();
  }
}
