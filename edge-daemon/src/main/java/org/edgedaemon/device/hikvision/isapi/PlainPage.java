package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.device.hikvision.isapi.JsonBytes.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of an event search in one pass, without a tree, as a log of 100,000 events wants it:
 * sound JSON of the usual form, {@code {"AcsEvent":{…,"InfoList":[{…},…]}}}. Anything else is left
 * to {@link SearchPage}, whose word is the same where both can read.
 */
final class PlainPage {
  /** Longer ones may have more tokens than are looked at. */
  private static final int MAX_LENGTH = IsapiReader.MAX_ELEMENTS;

  private final JsonBytes in;
  private final PlainRow row;
  private final List<AccessEvent> events = new ArrayList<>(SearchCondition.MAX_ROWS);
  private final List<SearchPage.UnreadableRow> unreadable = new ArrayList<>();
  private @Nullable String searchId;
  private @Nullable String word;
  private @Nullable Integer total;
  private boolean counted;
  private boolean listed;

  private PlainPage(JsonBytes in) {
    this.in = in;
    this.row = new PlainRow(in);
  }

  /** Null for anything unusual. */
  static @Nullable SearchPage read(byte[] body) {
    try {
      return body.length > MAX_LENGTH ? null : new PlainPage(new JsonBytes(body)).page();
    } catch (UnusualException unusual) {
      return null;
    }
  }

  private @Nullable SearchPage page() throws UnusualException {
    in.pass('{');
    in.name();
    if (!in.last().equals("AcsEvent") || !in.passes('{')) {
      return null;
    }
    do {
      in.name();
      member(in.last());
    } while (in.passes(','));
    in.pass('}');
    in.pass('}');
    return SearchEnd.of(word, counted, events.size() + unreadable.size())
        .map(status -> new SearchPage(searchId, status, total, events, unreadable))
        .orElse(null);
  }

  private void member(String name) throws UnusualException {
    if (name.equals("InfoList")) {
      rows();
      return;
    }
    Value value = in.value();
    switch (name) {
      case "searchID" -> searchId = string(value);
      case "responseStatusStrg" -> word = string(value);
      case "numOfMatches" -> counted = true;
      case "totalMatches" -> total = integer(value);
      default -> {}
    }
    if (!usual(name, value) || in.escapes() || in.wide()) {
      throw new UnusualException();
    }
  }

  private static boolean usual(String name, Value value) {
    return switch (name) {
      case "searchID", "responseStatusStrg" -> value == Value.TEXT;
      case "numOfMatches", "totalMatches" -> value == Value.WHOLE;
      case "MatchList", "AcsEvent" -> false;
      default -> true;
    };
  }

  private @Nullable String string(Value value) {
    String text = value == Value.TEXT ? in.last().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private @Nullable Integer integer(Value value) throws UnusualException {
    long number = value == Value.WHOLE ? in.whole() : Long.MAX_VALUE;
    if (number != (int) number) {
      throw new UnusualException();
    }
    return (int) number;
  }

  private void rows() throws UnusualException {
    in.pass('[');
    if (listed) {
      throw new UnusualException();
    }
    listed = true;
    if (!in.passes(']')) {
      do {
        row();
      } while (in.passes(','));
      in.pass(']');
    }
    in.mark();
  }

  private void row() throws UnusualException {
    int start = in.mark();
    row.read();
    String json = in.since(start);
    if (in.wide() && json.indexOf(BodyText.REPLACEMENT) >= 0) {
      throw new UnusualException();
    }
    if (!row.odd() && RawEvent.fits(json)) {
      events.add(row.event(in.blanks() ? RawEvent.withoutBlanks(json) : json));
      return;
    }
    JsonNode tree = JsonTree.parse(json).orElseThrow(UnusualException::new);
    AccessEvents.ofRow(tree)
        .ifPresentOrElse(events::add, () -> unreadable.add(SearchPage.unreadable(tree)));
  }
}
