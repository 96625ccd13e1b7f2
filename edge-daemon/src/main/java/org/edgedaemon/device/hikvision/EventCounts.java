package org.edgedaemon.device.hikvision;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a terminal has said since the daemon started, by kind: everything is counted, whether it is
 * kept or not. Any thread.
 */
final class EventCounts {
  /** What is counted. */
  enum Kind {
    PUNCH("punches"),
    RECOGNITION("faces"),
    REFUSED("refused persons"),
    DOOR("door events"),
    OTHER("other events"),
    UNRESOLVED("cards without person"),
    SET_ASIDE("set aside"),
    DUPLICATE("said again"),
    REPLAY("replayed"),
    SUSPECT("contradictions"),
    DROPPED("left to the search"),
    GAP("gaps"),
    LOST("stretches overwritten unread"),
    PUSH("pushes"),
    STREAM("streams opened"),
    HEARTBEAT("heartbeats"),
    OTHER_NOTICE("other notices"),
    PICTURE("pictures passed over"),
    MULTIPART_DEFECT("multipart defects"),
    MALFORMED("unreadable bodies"),
    FOREIGN("bodies of others");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

  EventCounts() {
    for (Kind kind : Kind.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  void add(Kind kind) {
    add(kind, 1);
  }

  void add(Kind kind, long more) {
    counter(kind).add(more);
  }

  long of(Kind kind) {
    return counter(kind).sum();
  }

  private LongAdder counter(Kind kind) {
    return Objects.requireNonNull(counts.get(kind));
  }

  /** For metrics: all, under names that stay. */
  Map<String, Long> byName() {
    Map<String, Long> named = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      named.put(kind.name().toLowerCase(Locale.ROOT), of(kind));
    }
    return named;
  }

  /** For people: only what was seen. */
  String text() {
    StringJoiner joined = new StringJoiner(", ");
    for (Kind kind : Kind.values()) {
      if (of(kind) != 0) {
        joined.add(of(kind) + " " + kind.text);
      }
    }
    return joined.toString();
  }
}
