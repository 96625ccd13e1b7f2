package org.edgedaemon.simulator.hikvision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The httpHosts: where events are pushed to. Event loop only. */
final class HostPages {
  static final String PATH = "/ISAPI/Event/notification/httpHosts";

  private final HikvisionCore core;
  private final PushDesk pushes;

  HostPages(HikvisionCore core, PushDesk pushes) {
    this.core = core;
    this.pushes = pushes;
  }

  /** Null when there is no such page. */
  @Nullable Reply answer(Call call) {
    String rest = call.path.substring(PATH.length());
    pushes.touched();
    if (rest.isEmpty()) {
      return list(call);
    }
    if (rest.matches("/\\d{1,3}/test")) {
      return Refused.METHOD.reply(call);
    }
    if (!rest.matches("/\\d{1,3}")) {
      return rest.equals("/capabilities") ? Refused.notSupport(403).reply(call) : null;
    }
    int id = Integer.parseInt(rest.substring(1));
    return id < 1 || id > pushes.slots() ? null : slot(call, id);
  }

  private Reply list(Call call) {
    return switch (call.method) {
      case "GET" -> Reply.xml(200, all(), core.text.charset);
      case "PUT" -> writeAll(call);
      default -> Refused.METHOD.reply(call);
    };
  }

  private Reply slot(Call call, int id) {
    return switch (call.method) {
      case "GET" -> {
        XmlText xml = new XmlText(core.text.namespace).root("HttpHostNotification");
        pushes.host(id).write(xml);
        yield Reply.xml(200, xml.end("HttpHostNotification"), core.text.charset);
      }
      case "PUT" -> writeOne(call, id);
      default -> Refused.METHOD.reply(call);
    };
  }

  private String all() {
    XmlText xml = new XmlText(core.text.namespace).root("HttpHostNotificationList");
    for (int id = 1; id <= pushes.slots(); id++) {
      xml.begin("HttpHostNotification");
      pushes.host(id).write(xml);
      xml.close("HttpHostNotification");
    }
    return xml.end("HttpHostNotificationList");
  }

  private Reply writeOne(Call call, int id) {
    Optional<List<Map<String, String>>> parsed = HostXml.parse(call.bytes());
    if (parsed.isEmpty() || parsed.get().size() != 1) {
      return Refused.XML.reply(call);
    }
    Map<String, String> fields = parsed.get().get(0);
    Refused refused = check(fields);
    if (refused == null && !Integer.toString(id).equals(fields.get("id"))) {
      refused = content("id");
    }
    if (refused != null) {
      return refused.reply(call);
    }
    pushes.configure(kept(id, fields));
    return Refused.OK.reply(call);
  }

  private Reply writeAll(Call call) {
    Optional<List<Map<String, String>>> parsed = HostXml.parse(call.bytes());
    if (parsed.isEmpty()) {
      return Refused.XML.reply(call);
    }
    for (Map<String, String> fields : parsed.get()) {
      Refused refused = check(fields);
      if (refused != null) {
        return refused.reply(call);
      }
    }
    // The whole list is written: a slot that is left out is not used any more.
    for (int id = 1; id <= pushes.slots(); id++) {
      String number = Integer.toString(id);
      HttpHost host = HttpHost.blank(id);
      for (Map<String, String> fields : parsed.get()) {
        host = number.equals(fields.get("id")) ? kept(id, fields) : host;
      }
      pushes.configure(host);
    }
    return Refused.OK.reply(call);
  }

  private @Nullable Refused check(Map<String, String> fields) {
    for (String needed : List.of("id", "url", "protocolType", "addressingFormatType", "portNo")) {
      if (!fields.containsKey(needed)) {
        return Refused.lacks(needed);
      }
    }
    if (fields.containsKey("hostName") && core.push.refusesHostName) {
      return content("hostName");
    }
    if (!fields.getOrDefault("portNo", "").matches("\\d{1,5}")) {
      return content("portNo");
    }
    return core.push.strictOrder ? outOfOrder(fields) : null;
  }

  private static @Nullable Refused outOfOrder(Map<String, String> fields) {
    int last = -1;
    for (String name : fields.keySet()) {
      int place = HttpHost.ORDER.indexOf(name);
      if (place < last) {
        return content(name);
      }
      last = place;
    }
    return null;
  }

  private HttpHost kept(int id, Map<String, String> fields) {
    HttpHost host = new HttpHost(id, fields);
    if (core.push.dropsUrl) {
      host = host.with("url", "/");
    }
    return core.push.writesZeros ? host.with("ipAddress", "0.0.0.0") : host;
  }

  private static Refused content(String field) {
    return new Refused(400, 6, "Invalid Content", "badXmlContent", 1610612739, field);
  }
}
