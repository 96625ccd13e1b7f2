package org.edgedaemon.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventCodes;

/** {@code punches:}, the types of events that count as attendance. */
final class EventTypes {
  private static final String KEY = "punches";
  private static final Pattern SHAPE = Pattern.compile("(?:([0-9]{1,3})/)?([0-9]{1,5})");

  private EventTypes() {}

  static Set<EventCode> punches(Section section) {
    List<EventCode> codes = section.values(KEY, EventTypes::parse);
    if (codes == null) {
      return EventCodes.DEFAULT_PUNCHES;
    }
    if (codes.isEmpty()) {
      section.problem(KEY, "names no event type: leave it out for the usual ones");
    }
    return new LinkedHashSet<>(codes);
  }

  /** {@code 5/75}, or {@code 75} for the same: punches are events of persons. */
  private static Parsed<EventCode> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Parsed.bad("is not an event type such as 5/75 (major/minor)");
    }
    int major = matcher.group(1) == null ? EventCode.EVENT : Integer.parseInt(matcher.group(1));
    return judge(new EventCode(major, Integer.parseInt(matcher.group(2))));
  }

  private static Parsed<EventCode> judge(EventCode code) {
    if (!EventCodes.isKnown(code)) {
      return Parsed.bad("is not a known event type; docs/hikvision.md lists them");
    }
    return switch (EventCodes.of(code).eventClass()) {
      case PERSON_REFUSED ->
          Parsed.bad(
              "is an event of a refused entry: it would count refused entries as attendance");
      case DOOR -> Parsed.bad("is an event of a door, with nobody in it");
      case PERSON_PASSED, OTHER -> Parsed.good(code);
    };
  }
}
