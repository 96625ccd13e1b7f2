package org.edgedaemon.device.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.edgedaemon.http.HttpAnswer;

/** {@code POST /api/v1/datasets/{name}}: new versions of records, all of a call or none. */
final class DatasetCalls implements Calls.Work {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  private final Datasets datasets;
  private final ApiParts parts;

  DatasetCalls(ApiParts parts, Datasets datasets) {
    this.datasets = datasets;
    this.parts = parts;
  }

  @Override
  public CompletionStage<HttpAnswer> on(Calls.Call call) {
    String name = call.request().param("name");
    if (!NAME.matcher(name).matches()) {
      return CompletableFuture.completedFuture(
          HttpAnswer.problem(404, "Not Found", "the name of a dataset matches " + NAME));
    }
    Complaints complaints = new Complaints();
    List<DatasetRecord> records = new RecordReader(name, complaints).read(call.body());
    if (!complaints.isEmpty()) {
      return CompletableFuture.completedFuture(Answers.unfit(complaints));
    }
    Instant now = parts.clock().instant();
    return datasets
        .upsert(records, call.device().id(), now)
        .thenApply(
            results -> {
              call.device()
                  .stored((int) results.stream().filter(each -> !each.known()).count(), now);
              return Answers.results(results);
            });
  }
}
