package org.edgedaemon.dataset.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSourcesIT {
  private static final Instant NOW = Instant.parse("2026-03-31T09:00:00Z");
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  @TempDir Path dataDir;
  private H2Database database;
  private H2Journal journal;
  private JournalSources sources;
  private long sequence;

  @BeforeEach
  void open() {
    database =
        H2Database.open(new JournalFiles(dataDir), InstantSource.fixed(NOW), System::nanoTime);
    journal = new H2Journal(database);
    sources = new JournalSources(journal, journal, NAIROBI);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void punchesAreRecordsByTheirEventId() {
    apply(event(EntryKind.PUNCH, 1, "17", "A", 40), event(EntryKind.PUNCH, 2, "18", null, 3));
    apply(event(EntryKind.RECOGNITION, 3, "18", null, 3));
    RecordSource punches = sources.punches("event_id");

    assertThat(ids(punches, Window.ALL)).containsOnlyKeys(id(1), id(2)).containsValue(null);
    assertThat(ids(punches, Window.ofDays(30, NOW))).containsOnlyKeys(id(2));
    LocalRecord record = punches.records(Window.ALL, List.of(id(2), RecordId.of(5))).get(0);
    assertThat(record.id()).isEqualTo(id(2));
    assertThat(record.body().toString())
        .isEqualTo(
            "{\"event_id\":\""
                + id(2)
                + "\",\"user_id\":\"18\",\"user_name\":null,\"score\":1.50}");
    assertThat(ids(sources.recognitions("id"), Window.ofDays(7, NOW))).containsOnlyKeys(id(3));
    assertThat(
            sources.recognitions("id").records(Window.ALL, List.of(id(3))).get(0).body().get("id"))
        .hasToString("\"" + id(3) + "\"");
  }

  @Test
  void thePagesOfALongJournalAreAllRead() {
    List<RecordId> all = new ArrayList<>();
    for (int from = 0; from < 3_000; from += 500) {
      int first = from;
      apply(
          IntStream.range(first, first + 500)
              .mapToObj(n -> event(EntryKind.PUNCH, n, "17", "A", 2))
              .toArray(Entry[]::new));
    }
    RecordSource punches = sources.punches("event_id");
    punches.ids(Window.ofDays(30, NOW), (id, version) -> all.add(id));
    assertThat(all).hasSize(3_000).doesNotHaveDuplicates();

    for (int from = 0; from < 3_000; from += 1_000) {
      assertThat(punches.records(Window.ofDays(30, NOW), all.subList(from, from + 1_000)))
          .hasSize(1_000);
    }
    Collections.reverse(all);
    for (int from = 0; from < 3_000; from += 1_000) {
      List<RecordId> chunk = all.subList(from, from + 1_000);
      assertThat(punches.records(Window.ALL, chunk))
          .extracting(LocalRecord::id)
          .containsExactlyInAnyOrderElementsOf(chunk);
    }
  }

  @Test
  void peopleAreThoseWhoWereSeen() {
    apply(
        event(EntryKind.PUNCH, 1, "17", "Old", 40),
        event(EntryKind.PUNCH, 2, "17", "New", 3),
        event(EntryKind.PUNCH, 3, "17", null, 2),
        event(EntryKind.RECOGNITION, 4, "18", null, 2),
        event(EntryKind.RECOGNITION, 5, null, null, 2),
        event(EntryKind.PUNCH, 6, "19", "Gone", 60));
    RecordSource people = sources.people("id");

    Map<RecordId, String> seen = ids(people, Window.ofDays(30, NOW));
    assertThat(seen).containsOnlyKeys(RecordId.of(17), RecordId.of(18));
    List<LocalRecord> records =
        people.records(Window.ofDays(30, NOW), List.of(RecordId.of(17), RecordId.of(18)));
    assertThat(records)
        .extracting(record -> record.body().toString())
        .containsExactly(
            "{\"id\":\"17\",\"user_id\":\"17\",\"user_name\":\"New\"}",
            "{\"id\":\"18\",\"user_id\":\"18\",\"user_name\":null}");
    assertThat(records.get(0).version()).isEqualTo(seen.get(RecordId.of(17)));
    assertThat(people.records(Window.ALL, List.of(RecordId.of(19)))).hasSize(1);
  }

  @Test
  void ofWhatWasPutInTheNewestVersionCounts() {
    apply(
        put("rooms", "4", "{\"id\":4,\"name\":\"Old\",\"area\":10.50}", 40),
        put("rooms", "5", "{\"id\":5}", 40),
        put("leaves", "4", "{\"id\":4}", 3),
        put("rooms", "4", "{\"id\":4,\"name\":\"New\",\"area\":10.50}", 3));
    RecordSource rooms = sources.records(new DatasetName("rooms"), "room_id");

    Map<RecordId, String> all = ids(rooms, Window.ALL);
    assertThat(all).containsOnlyKeys(RecordId.of(4), RecordId.of(5));
    LocalRecord four = rooms.records(Window.ALL, List.of(RecordId.of(4))).get(0);
    assertThat(four.body())
        .hasToString("{\"id\":4,\"name\":\"New\",\"area\":10.50,\"room_id\":\"4\"}");
    assertThat(four.version()).isEqualTo(all.get(RecordId.of(4)));
    assertThat(ids(rooms, Window.ofDays(30, NOW))).containsOnlyKeys(RecordId.of(4));
    apply(put("rooms", "4", "{\"id\":4}", 1));
    assertThat(ids(rooms, Window.ALL).get(RecordId.of(4))).isNotEqualTo(four.version());
    assertThat(rooms.records(Window.ALL, List.of(RecordId.of(6)))).isEmpty();
  }

  @Test
  void manyVersionsOfManyRecords() {
    for (int round = 0; round < 3; round++) {
      int version = round;
      apply(
          IntStream.range(0, 2_000)
              .mapToObj(n -> put("rooms", "r" + n, "{\"v\":" + version + "}", 1))
              .toArray(Entry[]::new));
    }
    RecordSource rooms = sources.records(new DatasetName("rooms"), "id");
    assertThat(ids(rooms, Window.ALL)).hasSize(2_000);
    assertThat(rooms.records(Window.ALL, List.of(new RecordId("r1999"))).get(0).body())
        .hasToString("{\"v\":2,\"id\":\"r1999\"}");
  }

  @Test
  void aClosedJournalIsSaid() {
    database.close();
    for (RecordSource source :
        List.of(sources.punches("id"), sources.records(new DatasetName("rooms"), "id"))) {
      assertThatThrownBy(() -> ids(source, Window.ALL))
          .isInstanceOf(SourceException.class)
          .hasMessage("the journal cannot be read: the journal is closed");
    }
  }

  private void apply(Entry... entries) {
    List<SequencedEntry> batch = new ArrayList<>();
    for (Entry entry : entries) {
      batch.add(new SequencedEntry(++sequence, entry));
    }
    journal.resume();
    journal.apply(batch);
  }

  private Entry put(String dataset, String id, String record, int daysAgo) {
    EventId eventId = EventId.ofNaturalKey("put" + sequence + dataset + id + daysAgo + record);
    String body =
        "{\"event_id\":\"%s\",\"dataset\":\"%s\",\"id\":\"%s\",\"record\":%s}"
            .formatted(eventId, dataset, id, record);
    return entry(EntryKind.DATASET_RECORD, eventId, daysAgo, ZoneOffset.UTC, body);
  }

  private static Entry event(EntryKind kind, int number, String user, String name, int daysAgo) {
    EventId eventId = new EventId(id(number).text());
    String body =
        "{\"event_id\":\"%s\",\"user_id\":%s,\"user_name\":%s,\"score\":1.50}"
            .formatted(eventId, quoted(user), quoted(name));
    return entry(kind, eventId, daysAgo, NAIROBI, body);
  }

  private static Entry entry(EntryKind kind, EventId id, int daysAgo, ZoneId zone, String body) {
    return new Entry(
        kind,
        id,
        new DeviceId("door"),
        LocalDateTime.ofInstant(NOW, zone).minusDays(daysAgo),
        NOW,
        JsonBody.of(body));
  }

  private static RecordId id(int number) {
    return new RecordId(EventId.ofNaturalKey("event|" + number).value());
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  private static Map<RecordId, String> ids(RecordSource source, Window window) {
    Map<RecordId, String> ids = new LinkedHashMap<>();
    source.ids(window, (id, version) -> assertThat(ids.put(id, version)).isNull());
    return ids;
  }
}
