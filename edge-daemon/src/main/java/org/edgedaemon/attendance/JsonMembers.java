package org.edgedaemon.attendance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scalar members of an object and of the objects in it, by their path ({@code unit.code}). What
 * nobody asks for is passed over, so that members can be added.
 */
final class JsonMembers {
  private final Map<String, List<String>> values = new HashMap<>();

  /** Reads on behind the object's first brace. */
  static JsonMembers read(JsonParser json) throws IOException {
    JsonMembers members = new JsonMembers();
    members.readObject(json, "");
    return members;
  }

  String text(String path) {
    String text = optionalText(path);
    if (text == null) {
      throw new UnreadableBodyException("lacks " + path);
    }
    return text;
  }

  @Nullable String optionalText(String path) {
    List<String> texts = texts(path);
    return texts.isEmpty() ? null : texts.get(0);
  }

  List<String> texts(String path) {
    return values.getOrDefault(path, List.of());
  }

  int number(String path) {
    try {
      return Integer.parseInt(text(path));
    } catch (NumberFormatException e) {
      throw new UnreadableBodyException(path + " is no whole number");
    }
  }

  OffsetDateTime time(String path) {
    return OffsetDateTime.parse(text(path));
  }

  private void readObject(JsonParser json, String path) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      readValue(json, path.isEmpty() ? name : path + "." + name);
    }
  }

  private void readValue(JsonParser json, String path) throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.START_OBJECT && path.indexOf('.') < 0) {
      readObject(json, path);
    } else if (token == JsonToken.START_ARRAY) {
      readArray(json, path);
    } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      values.put(path, List.of(json.getText()));
    } else {
      json.skipChildren();
    }
  }

  private void readArray(JsonParser json, String path) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token.isScalarValue()) {
        texts.add(json.getText());
      } else {
        json.skipChildren();
      }
    }
    values.put(path, texts);
  }
}
