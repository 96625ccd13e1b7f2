package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.edgedaemon.replica.Utc;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** The members of one object; each has its type, or the object is malformed. */
record Members(ObjectNode object) {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  String text(String name) {
    return optionalText(name).orElseThrow(() -> new MalformedException(name + " is missing"));
  }

  /** Empty when it is missing or null. */
  Optional<String> optionalText(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new MalformedException(name + " is not text");
    }
    return Optional.of(value.textValue());
  }

  /** The text, or a number as text. */
  Optional<String> word(String name) {
    JsonNode value = value(name);
    if (value == null || value.isTextual()) {
      return optionalText(name);
    }
    if (!value.isIntegralNumber()) {
      throw new MalformedException(name + " is neither text nor a whole number");
    }
    return Optional.of(value.asText());
  }

  boolean yes(String name, boolean fallback) {
    JsonNode value = value(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isBoolean()) {
      throw new MalformedException(name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  Instant time(String name) {
    return optionalTime(name).orElseThrow(() -> new MalformedException(name + " is missing"));
  }

  Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(text -> parse(name, text));
  }

  Optional<Version> version(String name) {
    return optionalTime(name).map(Members::asVersion);
  }

  ObjectNode inner(String name) {
    if (value(name) instanceof ObjectNode inner) {
      return inner;
    }
    throw new MalformedException(name + " is not an object");
  }

  ArrayNode list(String name) {
    if (value(name) instanceof ArrayNode list) {
      return list;
    }
    throw new MalformedException(name + " is not a list");
  }

  boolean has(String name) {
    return object.has(name);
  }

  static Version asVersion(Instant time) {
    return new Version(time.truncatedTo(ChronoUnit.MICROS));
  }

  static Instant parse(String name, String text) {
    try {
      Instant time = Utc.instant(text);
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
        throw new MalformedException(name + " is outside 1970 to 9999");
      }
      return time;
    } catch (DateTimeException e) {
      throw new MalformedException(name + " is not a time of ISO-8601 with its offset", e);
    }
  }

  private @Nullable JsonNode value(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
