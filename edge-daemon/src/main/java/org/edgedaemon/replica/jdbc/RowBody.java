package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.replica.FieldMap;
import org.edgedaemon.replica.FieldNames;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.JsonText;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.TakenChanges.Taken;
import org.edgedaemon.replica.Utc;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a master keeps of many rows, as JSON and with no tree of it.
 *
 * <pre>
 * {"i": image, "s": [[version, updated at, by, [field, ...]], ...], "d": [version, updated at, by],
 *  "t": [version, slave, change, ...]}
 * </pre>
 *
 * <p>In this order; {@code d} for deleted rows only; of a stamp that all fields of the image have
 * no fields; {@code t} are the changes taken as they were, oldest first, when there are any.
 * Versions count microseconds; {@code updated at} is ISO-8601.
 */
final class RowBody {
  private final ImageMaker images = new ImageMaker();
  private final JsonText texts = new JsonText();

  String text(MasterRow row) {
    return texts.of(json -> write(json, row));
  }

  MasterRow row(RowId id, Version version, @Nullable String origin, String body) {
    return RowJson.read(body, json -> read(json, id, version, origin));
  }

  static void write(JsonGenerator json, MasterRow row) throws IOException {
    json.writeStartObject();
    json.writeFieldName("i");
    RowJson.write(json, row.image());
    json.writeArrayFieldStart("s");
    FieldMap<Stamp> stamps = FieldMap.copyOf(row.stamps());
    for (Stamp stamp : distinct(stamps)) {
      group(json, stamp, stamps, row.image().names());
    }
    json.writeEndArray();
    if (row.deletion() != null) {
      json.writeFieldName("d");
      stamp(json, row.deletion());
      json.writeEndArray();
    }
    taken(json, row.taken());
    json.writeEndObject();
  }

  private static void taken(JsonGenerator json, TakenChanges taken) throws IOException {
    if (!taken.equals(TakenChanges.NONE)) {
      json.writeArrayFieldStart("t");
      for (Taken change : taken.changes()) {
        json.writeNumber(change.version().micros());
        json.writeString(change.slave());
        json.writeString(change.change());
      }
      json.writeEndArray();
    }
  }

  /** Few: most fields of a row have one of two. */
  private static List<Stamp> distinct(FieldMap<Stamp> stamps) {
    List<Stamp> distinct = new ArrayList<>(2);
    for (int i = 0; i < stamps.size(); i++) {
      if (!distinct.contains(stamps.value(i))) {
        distinct.add(stamps.value(i));
      }
    }
    return distinct;
  }

  private static void group(
      JsonGenerator json, Stamp stamp, FieldMap<Stamp> stamps, FieldNames fields)
      throws IOException {
    stamp(json, stamp);
    List<String> names = new ArrayList<>(stamps.size());
    for (int i = 0; i < stamps.size(); i++) {
      if (stamps.value(i).equals(stamp)) {
        names.add(stamps.names().name(i));
      }
    }
    if (names.size() != fields.size() || !fields.containsAll(names)) {
      json.writeStartArray();
      for (String name : names) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void stamp(JsonGenerator json, Stamp stamp) throws IOException {
    json.writeStartArray();
    json.writeNumber(stamp.version().micros());
    json.writeString(Utc.text(stamp.updatedAt()));
    if (stamp.by() == null) {
      json.writeNull();
    } else {
      json.writeString(stamp.by());
    }
  }

  private MasterRow read(JsonParser json, RowId id, Version version, @Nullable String origin)
      throws IOException {
    RowImage image = null;
    Map<String, Stamp> stamps = Map.of();
    Stamp deletion = null;
    TakenChanges taken = TakenChanges.NONE;
    expect(json, JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "i" -> image = RowJson.image(json, images);
        case "s" -> stamps = stamps(json, present(image).names());
        case "d" -> {
          deletion = stamp(json);
          json.nextToken();
        }
        case "t" -> taken = taken(json);
        default -> json.skipChildren();
      }
    }
    return new MasterRow(id, version, present(image), stamps, deletion, origin, taken);
  }

  private static TakenChanges taken(JsonParser json) throws IOException {
    List<Taken> taken = new ArrayList<>(2);
    expect(json, JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, JsonToken.VALUE_NUMBER_INT);
      Version version = Version.ofMicros(json.getLongValue());
      taken.add(new Taken(text(json), text(json), version));
    }
    return new TakenChanges(taken);
  }

  private static RowImage present(@Nullable RowImage image) {
    if (image == null) {
      throw new IllegalArgumentException("a row's body has no image, or not at its beginning");
    }
    return image;
  }

  private static Map<String, Stamp> stamps(JsonParser json, FieldNames names) throws IOException {
    Stamp[] placed = new Stamp[names.size()];
    Map<String, Stamp> others = new HashMap<>();
    expect(json, JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Stamp stamp = stamp(json);
      if (json.nextToken() == JsonToken.END_ARRAY) {
        Arrays.fill(placed, stamp);
        continue;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int place = names.index(json.getText());
        if (place < 0) {
          others.put(json.getText(), stamp);
        } else {
          placed[place] = stamp;
        }
      }
      json.nextToken();
    }
    return together(names, placed, others);
  }

  /** Of one object where each field of the image has one, and no others have. */
  private static Map<String, Stamp> together(
      FieldNames names, @Nullable Stamp[] placed, Map<String, Stamp> others) {
    if (others.isEmpty() && !Arrays.asList(placed).contains(null)) {
      return FieldMap.owning(names, placed);
    }
    for (int i = 0; i < placed.length; i++) {
      Stamp stamp = placed[i];
      if (stamp != null) {
        others.put(names.name(i), stamp);
      }
    }
    return others;
  }

  /** What all have; afterwards at the last token of it. */
  private static Stamp stamp(JsonParser json) throws IOException {
    expect(json, JsonToken.START_ARRAY);
    Version version = Version.ofMicros(json.nextLongValue(0));
    Instant updatedAt = Utc.instant(String.valueOf(json.nextTextValue()));
    return new Stamp(version, updatedAt, json.nextTextValue());
  }

  private static String text(JsonParser json) throws IOException {
    json.nextToken();
    expect(json, JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static void expect(JsonParser json, JsonToken token) {
    if (json.currentToken() != token) {
      throw new IllegalArgumentException("a row's body is not as it should be");
    }
  }
}
