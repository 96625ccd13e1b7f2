package org.edgedaemon.simulator.hikvision;

import java.util.List;

/** Writes events: rows of a search, envelopes of the stream and of pushes. */
final class EventText {
  private static final List<String> ATTENDANCE =
      List.of(
          "undefined", "checkIn", "checkOut", "breakOut", "breakIn", "overtimeIn", "overtimeOut");
  private static final List<String> LABELS =
      List.of("", "Check In", "Check Out", "Break Out", "Break In", "Overtime In", "Overtime Out");

  private final TextStyle style;
  private final Staff staff;

  EventText(TextStyle style, Staff staff) {
    this.style = style;
    this.staff = staff;
  }

  String time(LoggedEvent event) {
    return TimeText.of(event.wallSecond(), event.offsetSeconds(), style.times);
  }

  String time(long wallSecond, int offsetSeconds) {
    return TimeText.of(wallSecond, offsetSeconds, style.times);
  }

  JsonText writer(StringBuilder out) {
    return new JsonText(out, style.numbersAsText);
  }

  /**
   * A row of InfoList.
   *
   * @param picture host to put into pictureURL; empty writes none
   */
  void row(LoggedEvent event, String picture, StringBuilder out) {
    EventFacts facts = event.facts();
    JsonText json =
        writer(out)
            .begin()
            .number("major", facts.major())
            .number("minor", facts.minor())
            .text("time", time(event));
    person(facts, json);
    place(facts, json);
    json.number("type", 0).number("serialNo", event.serial());
    rest(facts, json);
    if (facts.picture() && !picture.isEmpty()) {
      json.number("picturesNumber", 1).text("pictureURL", PicturePath.url(picture, event));
    }
    json.raw(facts.extra()).end();
  }

  /** The inner object of stream and push. */
  void inner(LoggedEvent event, String deviceName, String liveness, boolean front, JsonText json) {
    EventFacts facts = event.facts();
    json.text("deviceName", deviceName)
        .number("majorEventType", facts.major())
        .number("subEventType", facts.minor());
    person(facts, json);
    place(facts, json);
    json.number("serialNo", event.serial());
    rest(facts, json);
    if (!liveness.isEmpty()) {
      json.flag("currentEvent", Boolean.parseBoolean(liveness));
    }
    if (front) {
      json.number("frontSerialNo", event.front());
    }
    json.number("picturesNumber", facts.picture() ? 1 : 0).flag("purePwdVerifyEnable", true);
    json.raw(facts.extra());
  }

  private void person(EventFacts facts, JsonText json) {
    if (!facts.cardNo().isEmpty()) {
      json.text("cardNo", facts.cardNo()).number("cardType", 1);
    }
    if (!facts.person()) {
      return;
    }
    String name = staff.name(facts.employeeNo());
    json.text("name", style.namesMasked && !name.isEmpty() ? name.charAt(0) + "**" : name);
    if (style.legacyNumbers) {
      json.raw("\"employeeNo\":" + facts.employeeNo().replaceFirst("^0+(?=.)", ""));
    } else {
      json.text("employeeNoString", facts.employeeNo());
    }
  }

  private static void place(EventFacts facts, JsonText json) {
    if (facts.reader() > 0) {
      json.number("cardReaderNo", facts.reader());
    }
    if (facts.major() == 5) {
      json.number("doorNo", 1);
    }
  }

  private static void rest(EventFacts facts, JsonText json) {
    if (facts.person()) {
      json.text("userType", "normal");
    }
    if (facts.major() == 5) {
      json.text("currentVerifyMode", facts.reader() > 0 ? "cardOrFaceOrFp" : "invalid");
    }
    int status = ATTENDANCE.indexOf(facts.attendance());
    if (!facts.attendance().isEmpty()) {
      json.text("attendanceStatus", facts.attendance());
    }
    if (status > 0) {
      json.text("label", LABELS.get(status)).number("statusValue", status);
    }
    if (facts.reader() > 0) {
      json.text("mask", facts.person() ? "no" : "unknown");
    }
  }
}
