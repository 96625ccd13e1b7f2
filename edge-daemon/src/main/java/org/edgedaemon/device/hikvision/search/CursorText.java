package org.edgedaemon.device.hikvision.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.search.SearchCursor.Place;
import org.jspecify.annotations.Nullable;

/**
 * A cursor as text, one compact JSON object:
 *
 * <pre>
 * v  1                            version of this layout
 * d  "DS-K1T341AM2022…"           serial number of the terminal
 * f  "V3.2.30"                    firmware that q was learnt on
 * q  {"n":30,"M":0,"m":0,"p":false,"s":true,"t":true}
 *                                 rows, major, minor, pictures; serial windows, time windows
 * e  0                            epoch
 * a  {"n":42971,"t":"2026-07-06T08:30:55+08:00","M":5,"m":75}
 *                                 anchor: serial number, time as written, major, minor; or absent
 * l  [{…}, …]                     landmarks, each like the anchor; or absent
 * w  "2026-07-06T08:00:00"        frozen up to; only when reading by time
 * c  1390                         rows read; only when reading by position
 * h  "9f86d081884c7d65"           fingerprint of the last of them
 * </pre>
 */
final class CursorText {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CursorText() {}

  static String of(SearchCursor cursor) {
    ObjectNode root = JSON.createObjectNode();
    root.put("v", VERSION).put("d", cursor.device()).put("f", cursor.firmware());
    root.set("q", variant(cursor.variant()));
    root.put("e", cursor.epoch());
    Anchor anchor = cursor.anchor();
    if (anchor != null) {
      write(anchor, root.putObject("a"));
    }
    if (!cursor.landmarks().isEmpty()) {
      ArrayNode list = root.putArray("l");
      cursor.landmarks().forEach(record -> write(record, list.addObject()));
    }
    if (cursor.place() instanceof Place.ByTime byTime) {
      root.put("w", byTime.frozen().toString());
    } else if (cursor.place() instanceof Place.ByPosition byPosition) {
      root.put("c", byPosition.count()).put("h", byPosition.lastRow());
    }
    return root.toString();
  }

  /** Null for what is none, of whatever kind. */
  static @Nullable SearchCursor parse(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      return integer(root, "v") == VERSION ? cursor(root) : null;
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private static SearchCursor cursor(JsonNode root) {
    return new SearchCursor(
        text(root, "d"),
        text(root, "f"),
        variant(member(root, "q")),
        natural(root, "e"),
        root.has("a") ? anchor(member(root, "a")) : null,
        landmarks(root.path("l")),
        place(root));
  }

  private static Place place(JsonNode root) {
    if (root.has("w")) {
      return new Place.ByTime(LocalDateTime.parse(text(root, "w")));
    }
    return root.has("c")
        ? new Place.ByPosition(natural(root, "c"), text(root, "h"))
        : new Place.BySerial();
  }

  private static void write(Anchor record, ObjectNode node) {
    node.put("n", record.serial())
        .put("t", record.time())
        .put("M", record.code().major())
        .put("m", record.code().minor());
  }

  private static List<Anchor> landmarks(JsonNode list) {
    if (list.size() > Landmarks.MOST) {
      throw new IllegalArgumentException("too many landmarks");
    }
    List<Anchor> landmarks = new ArrayList<>();
    list.forEach(node -> landmarks.add(anchor(node)));
    return landmarks;
  }

  private static Anchor anchor(JsonNode node) {
    JsonNode serial = member(node, "n");
    if (!serial.isIntegralNumber() || !serial.canConvertToLong() || serial.longValue() < 0) {
      throw new IllegalArgumentException("no serial number");
    }
    return new Anchor(
        serial.longValue(), text(node, "t"), new EventCode(integer(node, "M"), integer(node, "m")));
  }

  private static ObjectNode variant(RequestVariant variant) {
    ObjectNode node = JSON.createObjectNode().put("n", variant.rows());
    node.put("M", variant.major()).put("m", variant.minor()).put("p", variant.pictures());
    return node.put("s", variant.serials()).put("t", variant.times());
  }

  private static RequestVariant variant(JsonNode node) {
    return new RequestVariant(
        integer(node, "n"),
        node.hasNonNull("M") ? integer(node, "M") : null,
        node.hasNonNull("m") ? integer(node, "m") : null,
        node.hasNonNull("p") ? flag(node, "p") : null,
        flag(node, "s"),
        flag(node, "t"));
  }

  private static JsonNode member(JsonNode node, String name) {
    JsonNode member = node.get(name);
    if (member == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return member;
  }

  private static String text(JsonNode node, String name) {
    JsonNode member = member(node, name);
    if (!member.isTextual()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return member.textValue();
  }

  private static int integer(JsonNode node, String name) {
    JsonNode member = member(node, name);
    if (!member.isIntegralNumber() || !member.canConvertToInt()) {
      throw new IllegalArgumentException(name + " is no number");
    }
    return member.intValue();
  }

  private static int natural(JsonNode node, String name) {
    int number = integer(node, name);
    if (number < 0) {
      throw new IllegalArgumentException(name + " is negative");
    }
    return number;
  }

  private static boolean flag(JsonNode node, String name) {
    JsonNode member = member(node, name);
    if (!member.isBoolean()) {
      throw new IllegalArgumentException(name + " is neither true nor false");
    }
    return member.booleanValue();
  }
}
