package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of an event search in one pass, without a tree, as a log of 100,000 events wants it:
 * sound JSON of the usual form, {@code {"AcsEvent":{…,"InfoList":[{…},…]}}}. Anything else is left
 * to {@link SearchPage}, whose word is the same where both can read.
 */
final class PlainPage {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(JsonTree.CONSTRAINTS)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final byte[] body;
  private final JsonParser in;
  private final PlainRow row;
  private final List<AccessEvent> events = new ArrayList<>(SearchCondition.MAX_ROWS);
  private final List<SearchPage.UnreadableRow> unreadable = new ArrayList<>();
  private @Nullable String searchId;
  private @Nullable String word;
  private @Nullable Integer total;
  private boolean counted;
  private boolean listed;

  private PlainPage(byte[] body, JsonParser in) {
    this.body = body;
    this.in = in;
    this.row = new PlainRow(in);
  }

  /** Null for anything unusual. */
  static @Nullable SearchPage read(byte[] body) {
    if (body.length > IsapiReader.MAX_BODY) {
      return null;
    }
    try (JsonParser in = JSON.createParser(body)) {
      return new PlainPage(body, in).page();
    } catch (IOException unsound) {
      return null;
    }
  }

  private @Nullable SearchPage page() throws IOException {
    boolean begun =
        in.nextToken() == JsonToken.START_OBJECT
            && "AcsEvent".equals(in.nextFieldName())
            && in.nextToken() == JsonToken.START_OBJECT;
    if (!begun || !members() || in.nextToken() != JsonToken.END_OBJECT) {
      return null;
    }
    return SearchEnd.of(word, counted, events.size() + unreadable.size())
        .map(status -> new SearchPage(searchId, status, total, events, unreadable))
        .orElse(null);
  }

  private boolean members() throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      if (!member(name, in.nextToken())) {
        return false;
      }
    }
    return in.currentToken() == JsonToken.END_OBJECT;
  }

  private boolean member(String name, JsonToken value) throws IOException {
    switch (name) {
      case "searchID" -> searchId = string(value);
      case "responseStatusStrg" -> word = string(value);
      case "numOfMatches" -> counted = true;
      case "totalMatches" -> total = value == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : null;
      case "InfoList" -> {
        return value == JsonToken.START_ARRAY && !listed && rows();
      }
      default -> in.skipChildren();
    }
    return usual(name, value);
  }

  private static boolean usual(String name, JsonToken value) {
    return switch (name) {
      case "searchID", "responseStatusStrg" -> value == JsonToken.VALUE_STRING;
      case "numOfMatches", "totalMatches" -> value == JsonToken.VALUE_NUMBER_INT;
      case "MatchList", "AcsEvent" -> false;
      default -> true;
    };
  }

  private @Nullable String string(JsonToken value) throws IOException {
    String text = value == JsonToken.VALUE_STRING ? in.getText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private boolean rows() throws IOException {
    listed = true;
    while (in.nextToken() == JsonToken.START_OBJECT) {
      int start = (int) in.currentTokenLocation().getByteOffset();
      row.read();
      int length = (int) in.currentLocation().getByteOffset() - start;
      String json = new String(body, start, length, StandardCharsets.UTF_8);
      if (json.indexOf(BodyText.REPLACEMENT) >= 0) {
        return false;
      }
      addRow(json);
    }
    return in.currentToken() == JsonToken.END_ARRAY;
  }

  private void addRow(String json) {
    String raw = row.odd() ? null : RawEvent.compact(json);
    if (raw != null) {
      events.add(row.event(raw));
    } else {
      var tree = JsonTree.parse(json).orElseThrow();
      AccessEvents.ofRow(tree)
          .ifPresentOrElse(events::add, () -> unreadable.add(SearchPage.unreadable(tree)));
    }
  }
}
