package org.edgedaemon.simulator.hikvision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/** Writes what streams and pushes carry. */
final class Envelopes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HikvisionCore core;

  Envelopes(HikvisionCore core) {
    this.core = core;
  }

  /** An event with its own object inside. */
  byte[] nested(LoggedEvent event, String liveness, boolean front, boolean xml) {
    StringBuilder out = new StringBuilder(900);
    JsonText json = envelope(out, core.events.time(event), "AccessControllerEvent", "active");
    json.begin("AccessControllerEvent");
    core.events.inner(event, core.identity().deviceName(), liveness, front, json);
    return bytes(json.end().end().text(), xml);
  }

  /** All in one object. */
  byte[] flat(LoggedEvent event, String liveness, boolean front, boolean xml) {
    StringBuilder out = new StringBuilder(900);
    JsonText json =
        core.events
            .writer(out)
            .begin()
            .text("dateTime", core.events.time(event))
            .text("eventType", "AccessControllerEvent");
    core.events.inner(event, core.identity().deviceName(), liveness, front, json);
    return bytes(json.end().text(), xml);
  }

  byte[] heartbeat(Heartbeat kind, boolean xml) {
    Instant now = core.clock.instant();
    int offset = core.clock.offset(now).getTotalSeconds();
    String time = core.events.time(now.getEpochSecond() + offset, offset);
    return bytes(envelope(new StringBuilder(400), time, kind.type, kind.state).end().text(), xml);
  }

  private JsonText envelope(StringBuilder out, String time, String type, String state) {
    return core.events
        .writer(out)
        .begin()
        .text("ipAddress", "192.0.2.10")
        .number("portNo", 80)
        .text("protocol", "HTTP")
        .text("macAddress", core.identity().mac())
        .number("channelID", 1)
        .text("dateTime", time)
        .number("activePostCount", 1)
        .text("eventType", type)
        .text("eventState", state)
        .text(
            "eventDescription",
            type.equals("AccessControllerEvent") ? "Access Controller Event" : type);
  }

  private byte[] bytes(String json, boolean xml) {
    return (xml ? asXml(json) : json).getBytes(core.text.charset);
  }

  private String asXml(String json) {
    try {
      XmlText xml = new XmlText(core.text.namespace).root("EventNotificationAlert");
      members(JSON.readTree(json), xml);
      return xml.end("EventNotificationAlert");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event does not parse: " + json, e);
    }
  }

  private static void members(JsonNode object, XmlText xml) {
    object
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isObject()) {
                xml.begin(member.getKey());
                members(member.getValue(), xml);
                xml.close(member.getKey());
              } else {
                xml.text(member.getKey(), member.getValue().asText());
              }
            });
  }
}
