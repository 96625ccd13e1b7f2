package org.edgedaemon.simulator.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the records of a body: {@code {"records":[...]}} with whatever stands around it, or one
 * record as itself. Streams, because a benchmark sends a million of them.
 */
final class RecordReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] body;
  private final List<ReceivedRecord> records = new ArrayList<>();
  private boolean list;

  private RecordReader(byte[] body) {
    this.body = body;
  }

  /**
   * @throws IOException when the body is no JSON, or a record has no id
   */
  static List<ReceivedRecord> read(byte[] body) throws IOException {
    RecordReader reader = new RecordReader(body);
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("body is no JSON object");
      }
      ReceivedRecord whole = reader.object(parser, true);
      if (parser.nextToken() != null) {
        throw new IOException("text behind the JSON object");
      }
      if (!reader.list) {
        reader.add(whole);
      }
    }
    return reader.records;
  }

  /** Reads the object that has just begun, and its records when it is the outermost. */
  private ReceivedRecord object(JsonParser parser, boolean outermost) throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    String eventId = "";
    String id = "";
    String userId = "";
    long seq = -1;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (outermost && value == JsonToken.START_ARRAY && name.equals("records")) {
        list = true;
        array(parser);
      } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
        JsonParser unused = parser.skipChildren();
      } else if (name.equals("event_id")) {
        eventId = parser.getText();
      } else if (name.equals("id")) {
        id = parser.getText();
      } else if (name.equals("user_id")) {
        userId = parser.getText();
      } else if (name.equals("seq")) {
        seq = parser.getValueAsLong(-1);
      }
    }
    long end = parser.currentLocation().getByteOffset();
    String json = new String(body, (int) start, (int) (end - start), StandardCharsets.UTF_8);
    return new ReceivedRecord(eventId.isEmpty() ? id : eventId, userId, seq, json);
  }

  private void array(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("a record is no JSON object");
      }
      add(object(parser, false));
    }
  }

  private void add(ReceivedRecord record) throws IOException {
    if (record.eventId().isEmpty()) {
      throw new IOException("a record has no event_id");
    }
    records.add(record);
  }
}
