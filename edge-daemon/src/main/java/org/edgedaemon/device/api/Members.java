package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read strictly: whatever is wrong becomes a complaint, and the value null. A
 * member that is null counts as not there.
 */
final class Members {
  private static final int LONGEST_NAME_SHOWN = 40;

  private final JsonNode object;
  private final String pointer;
  private final Complaints complaints;

  /**
   * @param pointer of the object itself
   * @param known every member that it may have
   */
  Members(JsonNode object, String pointer, Complaints complaints, Set<String> known) {
    this.object = object;
    this.pointer = pointer;
    this.complaints = complaints;
    if (object.isObject()) {
      complainOfUnknown(known);
    } else {
      complaints.add(pointer, "must be an object");
    }
  }

  void complain(String name, String detail) {
    if (object.isObject()) {
      complaints.add(at(name), detail);
    }
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** A text; null when it is not there. */
  @Nullable String text(String name, int most) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    String wrong = value.isTextual() ? Texts.wrong(value.textValue(), most) : "must be a text";
    if (wrong != null) {
      complain(name, wrong);
      return null;
    }
    return value.textValue();
  }

  @Nullable String requiredText(String name, int most) {
    return require(name) ? text(name, most) : null;
  }

  /** A text that must make a value; the refusal's message is the complaint. */
  <T> @Nullable T value(String name, int most, Function<String, T> maker) {
    String text = text(name, most);
    if (text == null) {
      return null;
    }
    try {
      return maker.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      complain(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  <T> @Nullable T requiredValue(String name, int most, Function<String, T> maker) {
    return require(name) ? value(name, most, maker) : null;
  }

  /** One of the words of an enum, or what stands for none. */
  <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
    String text = text(name, Texts.WORD);
    if (text == null) {
      return otherwise;
    }
    Set<String> known = new TreeSet<>();
    for (E word : words.getEnumConstants()) {
      String wireName = word.name().toLowerCase(Locale.ROOT);
      if (wireName.equals(text)) {
        return word;
      }
      known.add(wireName);
    }
    complain(name, "must be one of " + String.join(", ", known));
    return otherwise;
  }

  /** An object; null when it is not there. */
  @Nullable Members object(String name, Set<String> known) {
    return has(name) ? new Members(object.get(name), at(name), complaints, known) : null;
  }

  @Nullable Members requiredObject(String name, Set<String> known) {
    return require(name) ? object(name, known) : null;
  }

  private boolean require(String name) {
    if (!has(name)) {
      complain(name, "is missing");
      return false;
    }
    return true;
  }

  private void complainOfUnknown(Set<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        complaints.add(
            at(shortened(name)),
            "is not known here; known are " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static String shortened(String name) {
    String seen = Texts.isWritable(name) ? name : "?";
    return seen.length() <= LONGEST_NAME_SHOWN ? seen : seen.substring(0, LONGEST_NAME_SHOWN);
  }
}
