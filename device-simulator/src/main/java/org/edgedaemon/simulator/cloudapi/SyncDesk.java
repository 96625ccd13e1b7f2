package org.edgedaemon.simulator.cloudapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.simulator.web.WebDesk;
import org.edgedaemon.simulator.web.WebFaults;
import org.edgedaemon.simulator.web.WebReply;
import org.jspecify.annotations.Nullable;

/** Decides the answers when nothing goes wrong. */
final class SyncDesk implements WebDesk<SyncVisit> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data; boundary=([A-Za-z0-9'()+_,./:=?-]{1,70})");

  private final String key;
  private final String basePath;
  private final Shelves shelves;
  private final RecordDesk records;
  private final Uploads uploads;
  private final CloudRules rules;
  private final WebFaults uploadFaults;

  /**
   * @param key empty when none is asked for
   */
  SyncDesk(
      String key,
      String basePath,
      Shelves shelves,
      Uploads uploads,
      CloudRules rules,
      WebFaults uploadFaults) {
    this.key = key;
    this.basePath = basePath;
    this.shelves = shelves;
    this.records = new RecordDesk(shelves, rules);
    this.uploads = uploads;
    this.rules = rules;
    this.uploadFaults = uploadFaults;
  }

  @Override
  public SyncVisit read(FullHttpRequest http) {
    QueryStringDecoder uri = new QueryStringDecoder(http.uri());
    boolean below = uri.path().startsWith(basePath + "/");
    int base = basePath.length() + 1;
    return new SyncVisit(
        http.method().name(),
        below ? http.uri().substring(Math.min(base, http.uri().length())) : "",
        below ? uri.path().substring(base) : "",
        uri.parameters(),
        authorized(http.headers()),
        "http://" + http.headers().get(HttpHeaderNames.HOST, ""),
        http.content().toString(StandardCharsets.UTF_8));
  }

  @Override
  public boolean writes(SyncVisit visit) {
    return !visit.method().equals("GET");
  }

  @Override
  public WebReply answer(SyncVisit visit) {
    if (!visit.authorized()) {
      return unauthorized();
    }
    if (visit.path().isEmpty()) {
      return WebReply.failure(404, "no such path");
    }
    if (!writes(visit)) {
      return visit.path().equals("sync-status")
          ? new WebReply(200, "{\"success\":true,\"status\":\"ready\"}")
          : list(visit);
    }
    try {
      JsonNode body = JSON.readTree(visit.body());
      return visit.method().equals("PUT")
          ? records.put(visit.path(), body)
          : records.post(visit.path(), body);
    } catch (JsonProcessingException e) {
      return WebReply.failure(400, "unreadable body");
    }
  }

  @Override
  public void answered(SyncVisit visit, int status) {
    told(visit.method(), visit.target(), status);
  }

  void told(String method, String target, int status) {
    shelves.note(new ApiRequest(method, target, status));
  }

  WebFaults uploadFaults() {
    return uploadFaults;
  }

  boolean isUpload(HttpRequest head) {
    return head.method().name().equals("POST") && head.uri().startsWith(basePath + "/upload/");
  }

  String directory(String uri) {
    return new QueryStringDecoder(uri).path().substring((basePath + "/upload/").length());
  }

  FilePart part(HttpRequest head) {
    Matcher type = BOUNDARY.matcher(head.headers().get(HttpHeaderNames.CONTENT_TYPE, ""));
    return new FilePart(type.matches() ? type.group(1) : "");
  }

  /** Why an upload is not taken at all; null when it is. */
  @Nullable WebReply refusal(HttpRequest head) {
    return authorized(head.headers()) ? null : unauthorized();
  }

  /** A whole upload has come. */
  WebReply stored(String directory, FilePart part) {
    if (!part.end()) {
      uploads.broken();
      return WebReply.failure(400, "no whole part 'file'");
    }
    uploads.store(directory, part);
    return new WebReply(201, rules.urls().render("/storage/" + directory + "/" + part.name()));
  }

  private WebReply list(SyncVisit visit) {
    String collection = visit.path();
    int days = visit.number("days", 0);
    int page = visit.number("page", 1);
    int size = rules.pageSize();
    List<String> ids = shelves.shelf(collection).ids(days, (long) (page - 1) * size, size);
    String query =
        ids.size() < size ? "" : "?page=" + (page + 1) + (days == 0 ? "" : "&days=" + days);
    String path = basePath + "/" + collection;
    return new WebReply(
        200,
        rules
            .shape()
            .render(
                new ListShape.Page(ids, rules.idField(collection), visit.origin(), path, query)));
  }

  private boolean authorized(HttpHeaders headers) {
    boolean right =
        key.isEmpty() || ("Bearer " + key).equals(headers.get(HttpHeaderNames.AUTHORIZATION));
    if (!right) {
      shelves.noteStranger();
    }
    return right;
  }

  private static WebReply unauthorized() {
    return WebReply.failure(401, "wrong or missing key");
  }
}
