package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record kept as it came, as one compact JSON object of at most {@value #MAX_BYTES} bytes of
 * UTF-8. A larger one loses its largest members, texts first, and says {@code "truncated":true}.
 */
final class RawEvent {
  static final int MAX_BYTES = 8 << 10;
  private static final String DATE_TIME = "dateTime";
  private static final String TRUNCATED = "truncated";

  /** {@code ,"truncated":true} */
  private static final int MARK_BYTES = TRUNCATED.length() + 8;

  private RawEvent() {}

  /**
   * @param dateTime added when the record has none of its own
   */
  static String of(ObjectNode event, @Nullable String dateTime) {
    ObjectNode whole = event;
    if (dateTime != null && !event.hasNonNull(DATE_TIME)) {
      whole = event.objectNode();
      whole.setAll(event);
      whole.put(DATE_TIME, dateTime);
    }
    String json = JsonTree.compact(whole);
    // No character takes more than three bytes of UTF-8 for each of its UTF-16 units.
    return json.length() * 3 <= MAX_BYTES || bytes(json) <= MAX_BYTES ? json : bounded(whole);
  }

  /** Whether sound JSON is certainly no larger than allowed. */
  static boolean fits(String json) {
    return json.length() * 3 <= MAX_BYTES;
  }

  /** Sound JSON that has no escapes, without reading it again: its text less the blanks between. */
  static String withoutBlanks(String json) {
    int blank = blank(json, 0);
    StringBuilder text = new StringBuilder(json.length());
    int from = 0;
    while (from < json.length()) {
      text.append(json, from, blank);
      from = blank + 1;
      blank = blank(json, from);
    }
    return text.toString();
  }

  /** The first blank outside of texts, from a place outside of texts on; else the end. */
  private static int blank(String json, int from) {
    int end = json.length();
    int at = from;
    while (at < end) {
      char c = json.charAt(at);
      if (c <= ' ') {
        return at;
      }
      at = c == '"' ? json.indexOf('"', at + 1) + 1 : at + 1;
    }
    return end;
  }

  private static String bounded(ObjectNode event) {
    List<Member> members = new ArrayList<>();
    int size = 2 + MARK_BYTES;
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      Member one = Member.of(member.getKey(), member.getValue());
      members.add(one);
      size += one.bytes;
    }
    members.sort(Comparator.comparing(Member::text).thenComparing(Member::bytes).reversed());
    ObjectNode kept = event.objectNode();
    kept.setAll(event);
    for (Member member : members) {
      if (size <= MAX_BYTES) {
        break;
      }
      kept.remove(member.name);
      size -= member.bytes;
    }
    return JsonTree.compact(kept.put(TRUNCATED, true));
  }

  private static int bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * @param bytes of {@code "name":value,}
   */
  private record Member(String name, boolean text, int bytes) {
    static Member of(String name, JsonNode value) {
      int nameBytes = RawEvent.bytes(JsonTree.compact(TextNode.valueOf(name)));
      int valueBytes = RawEvent.bytes(JsonTree.compact(value));
      return new Member(name, value.isTextual(), nameBytes + valueBytes + 2);
    }
  }
}
