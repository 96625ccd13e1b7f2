package org.edgedaemon.device.hikvision.isapi;

import java.util.Map;
import java.util.Set;
import org.edgedaemon.punch.VerifyMode;

/** What event types mean; the table itself is the resource {@code event-types.txt}. */
public final class EventCodes {
  private static final EventType UNKNOWN =
      new EventType(EventClass.OTHER, VerifyMode.UNKNOWN, "unknown event");
  private static final EventTable TABLE = EventTable.load("event-types.txt");
  private static final Map<EventCode, EventType> TYPES = TABLE.types();

  /**
   * The types that are punches when they name a person, unless a device is configured otherwise.
   */
  public static final Set<EventCode> DEFAULT_PUNCHES = TABLE.punches();

  private EventCodes() {}

  /** An unknown pair is {@link EventClass#OTHER}. */
  public static EventType of(EventCode code) {
    return TYPES.getOrDefault(code, UNKNOWN);
  }

  /** Whether the table has it. */
  public static boolean isKnown(EventCode code) {
    return TYPES.containsKey(code);
  }

  /** Whether a face was verified, alone or with something else. */
  public static boolean isFace(EventCode code) {
    EventType type = of(code);
    return type.eventClass() == EventClass.PERSON_PASSED && type.method() == VerifyMode.FACE;
  }
}
