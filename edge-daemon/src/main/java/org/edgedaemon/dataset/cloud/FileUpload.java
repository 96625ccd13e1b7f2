package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.FileBody;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.TransferRate;
import org.jspecify.annotations.Nullable;

/** Sends files, each as the part {@code file} of a multipart body. */
final class FileUpload {
  private static final String PART = "file";
  private static final int BOUNDARY_BYTES = 16;
  private static final int LONGEST_URL = 2_048;
  private static final List<String> MEMBERS = List.of("url", "path");

  private final CloudCalls calls;
  private final HttpClient client;
  private final Judge judge;
  private final RandomGenerator random;
  private final LongSupplier nanoTime;
  // What is limited is the line, so files of one directory share the limit.
  private final Map<String, TransferRate> rates = new ConcurrentHashMap<>();

  FileUpload(
      CloudCalls calls,
      HttpClient client,
      Judge judge,
      RandomGenerator random,
      LongSupplier nanoTime) {
    this.calls = calls;
    this.client = client;
    this.judge = judge;
    this.random = random;
    this.nanoTime = nanoTime;
  }

  CompletionStage<UploadResult> send(Upload upload) {
    String boundary = boundary();
    FileBody body =
        FileBody.multipart(
                boundary, PART, upload.name(), upload.mediaType(), upload.path(), upload.size())
            .withRate(rate(upload))
            .withProgress(upload.progress());
    return client.send(calls.upload(upload.directory(), boundary), body).thenApply(this::result);
  }

  private UploadResult result(ClientResult heard) {
    Verdict verdict = judge.of(heard);
    return switch (verdict.kind()) {
      case DONE -> stored((Answer) heard);
      case UNAUTHORIZED -> new UploadResult.Unauthorized(verdict.reason());
      case UNAVAILABLE -> new UploadResult.Unavailable(verdict.reason(), verdict.retryAfter());
      case UNREADABLE -> new UploadResult.Unreadable(verdict.reason());
      case CONFLICT, TOO_LARGE, REFUSED ->
          new UploadResult.Refused(verdict.status(), verdict.reason());
    };
  }

  private UploadResult stored(Answer answer) {
    JsonNode root = AnswerText.tree(answer.body().text());
    Optional<String> url =
        Stream.of(root, root.path("data"))
            .flatMap(node -> MEMBERS.stream().map(node::path))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .filter(text -> !text.isBlank())
            .findFirst();
    if (url.isEmpty() || url.get().length() > LONGEST_URL) {
      return new UploadResult.Refused(
          answer.status(), "the cloud took the file, but its answer names no url for it");
    }
    return new UploadResult.Stored(url.get());
  }

  private @Nullable TransferRate rate(Upload upload) {
    long limit = upload.bytesPerSecond();
    if (limit == 0) {
      return null;
    }
    return rates.compute(
        upload.directory(),
        (directory, known) ->
            known != null && known.perSecond() == limit
                ? known
                : new TransferRate(limit, nanoTime));
  }

  private String boundary() {
    byte[] bytes = new byte[BOUNDARY_BYTES];
    random.nextBytes(bytes);
    return "edge" + HexFormat.of().formatHex(bytes);
  }
}
