package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a terminal says of its own accord: a part of the alert stream or the body of a push. An
 * envelope, in JSON or in XML ({@code EventNotificationAlert}), around an {@code
 * AccessControllerEvent} or with its members among its own.
 */
public sealed interface Notice {
  /** The terminal lives and has nothing to say. */
  record Heartbeat() implements Notice {}

  /**
   * An event, and who the sender says it is.
   *
   * @param mac normalised; null when absent
   * @param shortSerial null when absent
   * @param deviceName null when absent
   * @param ipAddress the terminal's own opinion; null when absent
   */
  record AccessNotice(
      AccessEvent event,
      @Nullable String mac,
      @Nullable String shortSerial,
      @Nullable String deviceName,
      @Nullable String ipAddress)
      implements Notice {}

  /**
   * Something that is no access event.
   *
   * @param type as written, cut to 64 characters; empty when absent
   */
  record OtherNotice(String type) implements Notice {}

  static Notice of(IsapiDocument document) {
    Fields envelope = document.under("EventNotificationAlert");
    String type = envelope.textOrEmpty("eventType");
    if (isHeartbeat(type, envelope.textOrEmpty("eventState"))) {
      return new Heartbeat();
    }
    Fields nested = envelope.child("AccessControllerEvent");
    Fields event = nested.isEmpty() ? envelope : nested;
    return event(event, envelope)
        .<Notice>map(read -> notice(read, event, envelope))
        .orElseGet(() -> new OtherNotice(shortened(type.isEmpty() ? document.name() : type)));
  }

  private static Optional<AccessEvent> event(Fields event, Fields envelope) {
    return event.node() instanceof ObjectNode object
        ? AccessEvents.ofNotice(object, envelope.text("dateTime"))
        : Optional.empty();
  }

  private static AccessNotice notice(AccessEvent read, Fields event, Fields envelope) {
    String deviceName = event.text("deviceName");
    return new AccessNotice(
        read,
        MacAddress.normalise(envelope.text("macAddress")),
        DeviceInfo.shortSerial(envelope),
        deviceName == null ? envelope.text("deviceName") : deviceName,
        envelope.text("ipAddress"));
  }

  private static boolean isHeartbeat(String type, String state) {
    return type.equalsIgnoreCase("heartBeat")
        || (type.equalsIgnoreCase("videoloss") && state.equalsIgnoreCase("inactive"));
  }

  private static String shortened(String type) {
    return type.length() > 64 ? type.substring(0, 64) : type;
  }
}
