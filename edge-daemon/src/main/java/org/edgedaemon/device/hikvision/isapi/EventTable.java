package org.edgedaemon.device.hikvision.isapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.punch.VerifyMode;

/**
 * The table of event types as it stands in the resource:
 *
 * <pre>
 * major  minor or first-last  class  method or -  meaning
 * </pre>
 *
 * <p>A line that does not read, or a pair that comes twice, is a fault of this program.
 */
record EventTable(Map<EventCode, EventType> types, Set<EventCode> punches) {
  EventTable {
    types = Map.copyOf(types);
    punches = Set.copyOf(punches);
  }

  static EventTable load(String resource) {
    try (InputStream in = EventTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return parse(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EventTable parse(List<String> lines) {
    Map<EventCode, EventType> types = new HashMap<>();
    Set<EventCode> punches = new HashSet<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        add(line, types, punches);
      }
    }
    return new EventTable(types, punches);
  }

  private static void add(String line, Map<EventCode, EventType> types, Set<EventCode> punches) {
    String[] columns = line.split("\\s+", 5);
    if (columns.length < 5) {
      throw new IllegalStateException("event type '" + line + "' has too few columns");
    }
    EventType type = new EventType(eventClass(columns[2]), method(columns[3]), columns[4]);
    String[] range = columns[1].split("-", 2);
    int last = Integer.parseInt(range[range.length - 1]);
    for (int minor = Integer.parseInt(range[0]); minor <= last; minor++) {
      EventCode code = new EventCode(Integer.parseInt(columns[0]), minor);
      if (types.put(code, type) != null) {
        throw new IllegalStateException("event type " + code + " stands twice");
      }
      if (columns[2].equals("punch")) {
        punches.add(code);
      }
    }
  }

  private static EventClass eventClass(String word) {
    return switch (word) {
      case "punch", "passed" -> EventClass.PERSON_PASSED;
      case "refused" -> EventClass.PERSON_REFUSED;
      case "door" -> EventClass.DOOR;
      case "other" -> EventClass.OTHER;
      default -> throw new IllegalStateException("no class of events is called " + word);
    };
  }

  private static VerifyMode method(String word) {
    return word.equals("-")
        ? VerifyMode.UNKNOWN
        : VerifyMode.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
