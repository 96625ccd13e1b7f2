package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Dataset.Update;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpClient;

/** Sends records, one or several a call. */
final class RecordPush {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CloudCalls calls;
  private final HttpClient client;
  private final Judge judge;
  private final BatchAnswer batches;

  RecordPush(CloudCalls calls, HttpClient client, Judge judge) {
    this.calls = calls;
    this.client = client;
    this.judge = judge;
    this.batches = new BatchAnswer(judge);
  }

  CompletionStage<List<PushResult>> push(
      Dataset dataset, List<LocalRecord> records, boolean changed) {
    if (changed && dataset.update().equals(Optional.of(Update.PUT))) {
      return oneByOne(records, record -> put(dataset, record));
    }
    if (dataset.batch() == 1) {
      return oneByOne(records, record -> post(dataset, record, changed));
    }
    byte[] body = json(records.stream().map(LocalRecord::body).toList());
    return client
        .call(calls.post(dataset.collection(), body))
        .thenApply(result -> batches.read(result, records, changed));
  }

  private CompletionStage<PushResult> post(Dataset dataset, LocalRecord record, boolean changed) {
    return call(calls.post(dataset.collection(), json(record.body())), changed);
  }

  private CompletionStage<PushResult> put(Dataset dataset, LocalRecord record) {
    return call(calls.put(dataset.collection(), record.id(), json(record.body())), true);
  }

  private CompletionStage<PushResult> call(ClientRequest request, boolean changed) {
    return client.call(request).thenApply(result -> single(result, changed));
  }

  private PushResult single(ClientResult result, boolean changed) {
    return Pushed.of(judge.of(result), changed);
  }

  private static CompletionStage<List<PushResult>> oneByOne(
      List<LocalRecord> records, Function<LocalRecord, CompletionStage<PushResult>> call) {
    CompletionStage<List<PushResult>> all =
        CompletableFuture.completedFuture(new ArrayList<>(records.size()));
    for (LocalRecord record : records) {
      all =
          all.thenCompose(
              done ->
                  call.apply(record)
                      .thenApply(
                          result -> {
                            done.add(result);
                            return done;
                          }));
    }
    return all.thenApply(Collections::unmodifiableList);
  }

  private static byte[] json(ObjectNode record) {
    return bytes(record);
  }

  private static byte[] json(List<ObjectNode> records) {
    return bytes(records);
  }

  private static byte[] bytes(Object tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a record cannot be written as JSON", e);
    }
  }
}
