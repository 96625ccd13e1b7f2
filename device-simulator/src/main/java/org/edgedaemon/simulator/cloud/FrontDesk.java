package org.edgedaemon.simulator.cloud;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.edgedaemon.simulator.web.WebDesk;
import org.edgedaemon.simulator.web.WebReply;

/** Reads requests and decides their answers when nothing goes wrong. */
final class FrontDesk implements WebDesk<Visit> {
  private static final int MAX_BODY = 256 << 20;

  private final String key;
  private final String basePath;
  private final boolean conflicts;
  private final Ledger ledger;
  private final CloudFaults faults;
  private final Consumer<String> trace;

  /**
   * @param key empty when none is asked for
   * @param conflicts a single record that is there already is answered with 409
   */
  FrontDesk(
      String key,
      String basePath,
      boolean conflicts,
      Ledger ledger,
      CloudFaults faults,
      Consumer<String> trace) {
    this.key = key;
    this.basePath = basePath;
    this.conflicts = conflicts;
    this.ledger = ledger;
    this.faults = faults;
    this.trace = trace;
  }

  @Override
  public Visit read(FullHttpRequest http) {
    byte[] wire = ByteBufUtil.getBytes(http.content());
    boolean gzip =
        "gzip".equalsIgnoreCase(http.headers().get(HttpHeaderNames.CONTENT_ENCODING, ""));
    String method = http.method().name();
    List<ReceivedRecord> records = List.of();
    String problem = "";
    if (method.equals("POST")) {
      try {
        records = RecordReader.read(gzip ? unzip(wire) : wire);
      } catch (IOException e) {
        problem = "unreadable body";
      }
    }
    CloudRequest request =
        new CloudRequest(
            method,
            http.uri(),
            http.headers().get("Idempotency-Key", ""),
            records.size(),
            wire.length,
            gzip,
            authorized(http),
            0);
    return new Visit(request, records, problem);
  }

  @Override
  public boolean writes(Visit visit) {
    return visit.post();
  }

  @Override
  public WebReply answer(Visit visit) {
    String path = visit.request().path().replaceFirst("\\?.*", "");
    if (!path.startsWith(basePath + "/")) {
      return WebReply.failure(404, "no such path");
    }
    if (!visit.request().authorized()) {
      return WebReply.failure(401, "wrong or missing key");
    }
    if (visit.post()) {
      return taken(visit, path.endsWith("/attendance/backup-sync"));
    }
    return path.equals(basePath + "/sync-status")
        ? new WebReply(200, "{\"success\":true,\"status\":\"ready\"}")
        : WebReply.failure(404, "no such path");
  }

  @Override
  public void answered(Visit visit, int status) {
    CloudRequest request = visit.answered(status);
    ledger.note(request);
    trace.accept(
        "%s %s %d records -> %d"
            .formatted(request.method(), request.path(), request.records(), status));
  }

  private WebReply taken(Visit visit, boolean backupSync) {
    List<ReceivedRecord> records = visit.records();
    if (!visit.problem().isEmpty()) {
      return WebReply.failure(400, visit.problem());
    }
    if (faults.tooMany(records.size())) {
      return WebReply.failure(413, "too many records");
    }
    List<String> poisoned = faults.poisoned(records);
    if (!poisoned.isEmpty()) {
      return refused(poisoned);
    }
    int fresh = ledger.store(records);
    if (backupSync) {
      return new WebReply(
          200,
          "{\"success\":true,\"recordsFetched\":%d,\"recordsProcessed\":%d,\"recordsFailed\":0,\"errors\":[]}"
              .formatted(records.size(), fresh));
    }
    boolean conflict = conflicts && records.size() == 1 && fresh == 0;
    return new WebReply(
        conflict ? 409 : fresh == 0 ? 200 : 201,
        "{\"success\":true,\"received\":%d,\"duplicates\":%d}"
            .formatted(records.size(), records.size() - fresh));
  }

  private WebReply refused(List<String> poisoned) {
    if (!faults.namesPoison()) {
      return WebReply.failure(422, "a record is not valid");
    }
    StringBuilder errors = new StringBuilder();
    for (String id : poisoned) {
      errors.append(errors.isEmpty() ? "" : ",");
      errors.append("{\"event_id\":\"").append(id).append("\",\"error\":\"not valid\"}");
    }
    return new WebReply(422, "{\"success\":false,\"errors\":[" + errors + "]}");
  }

  private boolean authorized(FullHttpRequest http) {
    return key.isEmpty()
        || ("Bearer " + key).equals(http.headers().get(HttpHeaderNames.AUTHORIZATION));
  }

  private static byte[] unzip(byte[] wire) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(wire))) {
      return in.readNBytes(MAX_BODY);
    }
  }
}
