package org.edgedaemon.simulator.hikvision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.jspecify.annotations.Nullable;

/** The event search. Event loop only. */
final class SearchPages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HikvisionCore core;
  private String search = "";

  SearchPages(HikvisionCore core) {
    this.core = core;
  }

  void restart() {
    search = "";
  }

  Reply events(Call call) {
    JsonNode root = root(call);
    Refused refused = root == null ? malformed(call) : check(root, "AcsEventCond");
    if (root == null || refused != null) {
      return (refused == null ? Refused.JSON : refused).reply(call);
    }
    SearchRequest request = request(root, "AcsEventCond");
    refused = request.refusal();
    if (refused == null && !remembers(request)) {
      refused = Refused.parameters("searchID");
    }
    return refused == null ? page(call, request) : refused.reply(call);
  }

  Reply total(Call call) {
    JsonNode root = root(call);
    Refused refused = root == null ? malformed(call) : check(root, "AcsEventTotalNumCond");
    if (root == null || refused != null) {
      return (refused == null ? Refused.JSON : refused).reply(call);
    }
    SearchRequest request = request(root, "AcsEventTotalNumCond");
    refused = request.countRefusal();
    if (refused != null) {
      return refused.reply(call);
    }
    int total = core.log.page(request.condition(), 0, 0, false).total();
    return Reply.json("{\"AcsEventTotalNum\":{\"totalNum\":" + total + "}}", core.text.charset);
  }

  Reply capabilities() {
    SearchStyle style = core.search;
    StringBuilder out = new StringBuilder("{\"AcsEvent\":{\"AcsEventCond\":{");
    out.append("\"searchID\":{\"@min\":1,\"@max\":64},");
    out.append("\"searchResultPosition\":{\"@min\":0,\"@max\":300000},");
    out.append("\"maxResults\":{\"@min\":1,\"@max\":").append(style.pageCap).append("},");
    out.append("\"major\":{\"@opt\":\"0,1,2,3,5\"},");
    out.append("\"minorEvent\":{\"@opt\":\"1,6,7,8,9,21,22,23,24,38,39,49,75,76,104,151\"},");
    if (!style.refuses(Refusal.START_TIME)) {
      out.append("\"startTime\":\"\",\"endTime\":\"\",");
    }
    if (!style.refuses(Refusal.SERIAL_WINDOW)) {
      out.append("\"beginSerialNo\":{\"@min\":1,\"@max\":3000000000},");
      out.append("\"endSerialNo\":{\"@min\":1,\"@max\":3000000000},");
    }
    if (!style.refuses(Refusal.REVERSE_ORDER)) {
      out.append("\"timeReverseOrder\":{\"@opt\":\"true,false\"},");
    }
    if (!style.refuses(Refusal.EVENT_ATTRIBUTE)) {
      out.append("\"eventAttribute\":{\"@opt\":[\"attendance\",\"other\"]},");
    }
    out.append("\"cardNo\":{\"@min\":0,\"@max\":32},\"name\":{\"@min\":0,\"@max\":128},");
    out.append("\"employeeNoString\":{\"@min\":0,\"@max\":32}},");
    out.append("\"InfoList\":{\"maxSize\":").append(style.pageCap).append("}}}");
    return Reply.json(out.toString(), core.text.charset);
  }

  private static @Nullable JsonNode root(Call call) {
    if (!call.method.equals("POST") || !call.json()) {
      return null;
    }
    try {
      JsonNode root = JSON.readTree(call.body());
      return root.isObject() ? root : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Refused malformed(Call call) {
    if (!call.method.equals("POST")) {
      return Refused.METHOD;
    }
    return call.json() ? Refused.JSON : Refused.URL;
  }

  private static @Nullable Refused check(JsonNode root, String name) {
    return root.path(name).isObject() ? null : Refused.lacks(name);
  }

  private SearchRequest request(JsonNode root, String name) {
    return new SearchRequest(root.path(name), core.search, core.clock);
  }

  private boolean remembers(SearchRequest request) {
    if (request.position() == 0) {
      search = request.searchId();
    }
    return !core.search.oneSearchAtATime || search.equals(request.searchId());
  }

  private Reply page(Call call, SearchRequest request) {
    FoundPage page =
        core.log.page(request.condition(), request.position(), request.max(), request.reverse());
    Optional<HikvisionFault> fault = core.faults.ofSearch(call.path);
    Kind kind = fault.map(HikvisionFault::kind).orElse(Kind.DELAY);
    int off = fault.map(HikvisionFault::number).orElse(0);
    List<LoggedEvent> rows = kind == Kind.EMPTY_MORE ? List.of() : page.rows();
    StringBuilder out = new StringBuilder(256 + rows.size() * 420).append("{\"AcsEvent\":");
    JsonText json = new JsonText(out, core.text.numbersAsText).begin();
    if (core.search.echoesId) {
      json.text("searchID", kind == Kind.OTHER_SEARCH ? "another" : request.searchId());
    }
    if (core.search.totals) {
      json.number("totalMatches", page.total() + (kind == Kind.TOTAL_OFF ? off : 0));
    }
    json.text(
            "responseStatusStrg",
            kind == Kind.EMPTY_MORE ? core.search.moreWord : word(request, page))
        .number("numOfMatches", rows.size() + (kind == Kind.COUNT_OFF ? off : 0));
    if (!rows.isEmpty() || core.search.emptyList) {
      rows(rows, call, kind == Kind.REPEAT_ROW, out);
    }
    json.end();
    return Reply.json(out.append('}').toString(), core.text.charset);
  }

  private String word(SearchRequest request, FoundPage page) {
    if (page.rows().isEmpty()) {
      return core.search.noneWord;
    }
    return request.position() + page.rows().size() < page.total()
        ? core.search.moreWord
        : core.search.okWord;
  }

  private void rows(List<LoggedEvent> rows, Call call, boolean twice, StringBuilder out) {
    out.append(",\"InfoList\":[");
    for (LoggedEvent row : rows) {
      core.events.row(row, call.host(), out);
    }
    if (twice) {
      core.events.row(rows.get(rows.size() - 1), call.host(), out);
    }
    out.append(']');
  }
}
