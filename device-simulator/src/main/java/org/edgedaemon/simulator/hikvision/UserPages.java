package org.edgedaemon.simulator.hikvision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The people enrolled, to read. */
final class UserPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 30;

  private final HikvisionCore core;

  UserPages(HikvisionCore core) {
    this.core = core;
  }

  Reply count() {
    int users = core.staff.all().size();
    return json(
        "{\"UserInfoCount\":{\"userNumber\":%d,\"bindFaceUserNumber\":%d}}"
            .formatted(users, users));
  }

  Reply capabilities() {
    return json(
        "{\"UserInfo\":{\"supportFunction\":{\"@opt\":\"post,delete,put,get,setUp\"},"
            + "\"UserInfoSearchCond\":{\"maxResults\":{\"@min\":1,\"@max\":30}},"
            + "\"employeeNo\":{\"@min\":1,\"@max\":32},\"name\":{\"@min\":0,\"@max\":128},"
            + "\"maxRecordNum\":1500}}");
  }

  Reply search(Call call) {
    if (!call.method.equals("POST")) {
      return Refused.METHOD.reply(call);
    }
    if (!call.json()) {
      return Refused.URL.reply(call);
    }
    JsonNode cond;
    try {
      cond = JSON.readTree(call.body()).path("UserInfoSearchCond");
    } catch (JsonProcessingException e) {
      return Refused.JSON.reply(call);
    }
    for (String field : List.of("searchID", "searchResultPosition", "maxResults")) {
      if (!cond.has(field)) {
        return Refused.lacks(field).reply(call);
      }
    }
    return page(cond);
  }

  private Reply page(JsonNode cond) {
    List<EnrolledUser> users = wanted(cond.path("EmployeeNoList"));
    int position = Math.min(Math.max(0, cond.path("searchResultPosition").asInt()), users.size());
    int max = Math.min(PAGE, Math.max(1, cond.path("maxResults").asInt()));
    List<EnrolledUser> page = users.subList(position, Math.min(users.size(), position + max));
    String status = position + page.size() < users.size() ? "MORE" : "OK";
    StringBuilder out = new StringBuilder("{\"UserInfoSearch\":");
    JsonText json =
        new JsonText(out, false)
            .begin()
            .text("searchID", cond.path("searchID").asText())
            .text("responseStatusStrg", page.isEmpty() ? "NO MATCH" : status)
            .number("numOfMatches", page.size())
            .number("totalMatches", users.size());
    if (!page.isEmpty()) {
      out.append(",\"UserInfo\":[");
      page.forEach(user -> write(user, json));
      out.append(']');
    }
    return json(json.end().text() + "}");
  }

  private List<EnrolledUser> wanted(JsonNode numbers) {
    Set<String> wanted = new HashSet<>();
    numbers.forEach(one -> wanted.add(one.path("employeeNo").asText()));
    return core.staff.all().stream()
        .filter(user -> wanted.isEmpty() || wanted.contains(user.employeeNo()))
        .toList();
  }

  private static void write(EnrolledUser user, JsonText json) {
    json.begin()
        .text("employeeNo", user.employeeNo())
        .text("name", user.name())
        .text("userType", "normal")
        .flag("closeDelayEnabled", false)
        .begin("Valid")
        .flag("enable", true)
        .text("beginTime", "2026-01-01T00:00:00")
        .text("endTime", "2036-12-31T23:59:59")
        .text("timeType", "local")
        .end()
        .text("belongGroup", "")
        .text("password", "")
        .text("doorRight", "1")
        .raw("\"RightPlan\":[{\"doorNo\":1,\"planTemplateNo\":\"1\"}]")
        .flag("localUIRight", false)
        .text("gender", "unknown")
        .number("numOfCard", user.cardNo().isEmpty() ? 0 : 1)
        .number("numOfFP", 0)
        .number("numOfFace", 1)
        .end();
  }

  private Reply json(String text) {
    return Reply.json(text, core.text.charset);
  }
}
