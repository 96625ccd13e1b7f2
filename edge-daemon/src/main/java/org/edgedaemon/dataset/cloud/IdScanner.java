package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.edgedaemon.dataset.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a list of ids, token by token. What it takes:
 *
 * <pre>
 * list  = [ item, … ]  |  { …, "data"|"ids": list, …next… }      wrapped at most three deep
 * item  = 4  |  "4"  |  { …, "IDFIELD": 4, … }  |  { …, "id": 4, … }
 * next  = "next": link  |  "next_page_url": link  |  "links"|"_links": { "next": link }
 * link  = "address"  |  { "href": "address" }  |  null
 * </pre>
 *
 * <p>Everything else in it is passed over without being kept, whatever its length.
 */
final class IdScanner {
  private static final int DEEPEST = 128;
  private static final int LONGEST_TEXT = 64 * 1024;
  private static final int MOST_WRAPS = 3;

  // Names are not kept in a table of symbols, which a hostile list could fill without end.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_TEXT)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final String idField;
  private final Consumer<RecordId> sink;
  private @Nullable String next;
  private boolean found;
  private long items;
  private long unfit;

  IdScanner(String idField, Consumer<RecordId> sink) {
    this.idField = idField;
    this.sink = sink;
  }

  /**
   * Reads to the end.
   *
   * @return where the next page is, as the cloud says it; null for the last one
   * @throws WrongAnswerException when it is JSON, but no list of ids
   * @throws IOException when it is no JSON, or cannot be read
   */
  @Nullable String scan(InputStream in) throws IOException {
    next = null;
    found = false;
    try (JsonParser json = JSON.createParser(in)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        list(json);
      } else if (first == JsonToken.START_OBJECT) {
        wrapper(json, 1);
      }
      if (!found) {
        throw new WrongAnswerException("it holds no list of ids");
      }
      if (json.nextToken() != null) {
        throw new WrongAnswerException("something follows the list");
      }
    }
    return next;
  }

  /** Ids so far that no record here can have: empty, too long or with blanks around. */
  long unfit() {
    return unfit;
  }

  private void wrapper(JsonParser json, int depth) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      JsonToken value = json.nextToken();
      switch (name) {
        case "data", "ids" -> wrapped(json, value, depth);
        case "next", "next_page_url" -> link(json, value);
        case "links", "_links" -> links(json, value);
        default -> json.skipChildren();
      }
    }
  }

  private void wrapped(JsonParser json, JsonToken value, int depth) throws IOException {
    if (value == JsonToken.START_ARRAY) {
      list(json);
    } else if (value == JsonToken.START_OBJECT && depth < MOST_WRAPS) {
      wrapper(json, depth + 1);
    } else {
      json.skipChildren();
    }
  }

  private void links(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean isNext = "next".equals(json.currentName());
      JsonToken target = json.nextToken();
      if (isNext) {
        link(json, target);
      } else {
        json.skipChildren();
      }
    }
  }

  private void link(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      next = json.getText().isEmpty() ? next : json.getText();
    } else if (value == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        boolean isAddress = "href".equals(json.currentName());
        if (json.nextToken() == JsonToken.VALUE_STRING && isAddress) {
          next = json.getText();
        } else {
          json.skipChildren();
        }
      }
    } else if (value != JsonToken.VALUE_NULL && value != JsonToken.VALUE_FALSE) {
      throw new WrongAnswerException("its link to the next page is no address");
    }
  }

  private void list(JsonParser json) throws IOException {
    found = true;
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      items++;
      String id = t == JsonToken.START_OBJECT ? idOfRecord(json) : scalar(json, t);
      if (id == null) {
        throw new WrongAnswerException(
            "item " + items + " of the list has no id '" + idField + "'");
      }
      emit(id);
    }
  }

  private @Nullable String idOfRecord(JsonParser json) throws IOException {
    String own = null;
    String usual = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      JsonToken value = json.nextToken();
      if (name.equals(idField)) {
        own = scalar(json, value);
      } else if (name.equals("id")) {
        usual = scalar(json, value);
      } else {
        json.skipChildren();
      }
    }
    return own == null ? usual : own;
  }

  private static @Nullable String scalar(JsonParser json, @Nullable JsonToken value)
      throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (value == JsonToken.VALUE_NUMBER_INT) {
      String digits = json.getText();
      return digits.equals("-0") ? "0" : digits;
    }
    json.skipChildren();
    return null;
  }

  private void emit(String id) {
    if (id.isEmpty() || id.length() > RecordId.MAX_LENGTH || !id.strip().equals(id)) {
      unfit++;
    } else {
      sink.accept(new RecordId(id));
    }
  }
}
