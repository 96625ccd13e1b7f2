package org.edgedaemon.simulator.hikvision;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A ResponseStatus.
 *
 * @param http HTTP status it comes with
 * @param errorCode 0 leaves it out
 * @param errorMsg often the name of the field; empty leaves it out
 */
record Refused(int http, int code, String text, String sub, long errorCode, String errorMsg) {
  static final Refused BUSY = new Refused(503, 2, "Device Busy", "deviceBusy", 0, "");
  static final Refused METHOD =
      new Refused(405, 4, "Invalid Operation", "methodNotAllowed", 1073741828, "methodNotAllowed");
  static final Refused URL = format(1342177283, "badURLFormat");
  static final Refused JSON = format(1342177282, "badJsonFormat");
  static final Refused XML = format(1342177281, "badXmlFormat");
  static final Refused STALE = new Refused(401, 4, "Invalid Operation", "invalidOperation", 0, "");
  static final Refused OK = new Refused(200, 1, "OK", "ok", 0, "");

  static Refused notSupport(int http) {
    return new Refused(http, 4, "Invalid Operation", "notSupport", 1073741825, "notSupport");
  }

  static Refused content(String field) {
    return new Refused(400, 6, "Invalid Content", "badJsonContent", 0, field);
  }

  static Refused lacks(String field) {
    return new Refused(400, 6, "Invalid Content", "MessageParametersLack", 1610612761, field);
  }

  static Refused parameters(String field) {
    return new Refused(400, 6, "Invalid Content", "badParameters", 1610612737, field);
  }

  static Refused range(String field) {
    return new Refused(400, 6, "Invalid Content", "beyondARGSRangeLimit", 1610612773, field);
  }

  static Refused slot(int http) {
    return new Refused(
        http, 6, "Invalid Content", "deployExceedMax", 1610637336, "deployExceedMax");
  }

  private static Refused format(long error, String sub) {
    return new Refused(400, 5, "Invalid Format", sub, error, sub);
  }

  /** As JSON if that was asked for, else as XML. */
  Reply reply(Call call) {
    return call.json() ? asJson() : asXml(call.target);
  }

  private Reply asJson() {
    StringBuilder out = new StringBuilder();
    JsonText json =
        new JsonText(out, false)
            .begin()
            .number("statusCode", code)
            .text("statusString", text)
            .text("subStatusCode", sub);
    if (errorCode != 0) {
      json.number("errorCode", errorCode);
    }
    if (!errorMsg.isEmpty()) {
      json.text("errorMsg", errorMsg);
    }
    json.end();
    return made(Reply.JSON, out);
  }

  private Reply asXml(String url) {
    XmlText xml =
        new XmlText("http://www.isapi.org/ver20/XMLSchema")
            .root("ResponseStatus")
            .text("requestURL", url)
            .number("statusCode", code)
            .text("statusString", text)
            .text("subStatusCode", sub);
    if (errorCode != 0) {
      xml.number("errorCode", errorCode);
    }
    if (!errorMsg.isEmpty()) {
      xml.text("errorMsg", errorMsg);
    }
    return made(Reply.XML, xml.end("ResponseStatus"));
  }

  private Reply made(String type, CharSequence body) {
    return new Reply(
        http, type, body.toString().getBytes(StandardCharsets.UTF_8), List.of(), false);
  }
}
