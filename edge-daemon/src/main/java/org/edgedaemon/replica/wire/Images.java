package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;

/** The fields of a row as the member {@code data}. */
final class Images {
  private static final int MAX_FIELDS = 500;

  /** Digits before or after the point: no column has more. */
  private static final int MAX_SCALE = 100;

  private Images() {}

  /** Reads an image; the maker is at its beginning. */
  static RowImage read(ObjectNode data, ImageMaker maker) {
    if (data.size() > MAX_FIELDS) {
      throw new MalformedException("data has more than " + MAX_FIELDS + " fields");
    }
    maker.drop();
    data.properties().forEach(field -> maker.put(field.getKey(), scalar(field.getValue())));
    return maker.made();
  }

  /** The text of a key column. */
  static Optional<RowKey> key(RowImage image, String column) {
    JsonNode value = image.fields().get(column);
    if (value == null || !(value.isTextual() || value.isNumber())) {
      return Optional.empty();
    }
    return Optional.of(
        new RowKey(value.isNumber() ? value.decimalValue().toPlainString() : value.textValue()));
  }

  private static JsonNode scalar(JsonNode value) {
    if (value.isContainerNode()) {
      throw new MalformedException("data has a field that is a list or an object");
    }
    if (value.isNumber() && Math.abs((long) value.decimalValue().scale()) > MAX_SCALE) {
      throw new MalformedException("data has a number with more than " + MAX_SCALE + " digits");
    }
    return value;
  }
}
