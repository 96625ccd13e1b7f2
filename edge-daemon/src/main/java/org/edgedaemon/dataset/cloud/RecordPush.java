package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
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

  /** The calls are put together before this returns, and made when they are called for. */
  Supplier<CompletionStage<List<PushResult>>> ready(
      Dataset dataset, List<LocalRecord> records, boolean changed) {
    if (changed && dataset.update().equals(Optional.of(Update.PUT))) {
      return oneByOne(records.stream().map(record -> put(dataset, record)).toList(), true);
    }
    if (dataset.batch() == 1) {
      return oneByOne(records.stream().map(record -> post(dataset, record)).toList(), changed);
    }
    ClientRequest request =
        calls.post(dataset.collection(), json(records.stream().map(LocalRecord::body).toList()));
    return () -> client.brief(request).thenApply(result -> batches.read(result, records, changed));
  }

  private ClientRequest post(Dataset dataset, LocalRecord record) {
    return calls.post(dataset.collection(), json(record.body()));
  }

  private ClientRequest put(Dataset dataset, LocalRecord record) {
    return calls.put(dataset.collection(), record.id(), json(record.body()));
  }

  private CompletionStage<PushResult> call(ClientRequest request, boolean changed) {
    return client.brief(request).thenApply(result -> single(result, changed));
  }

  private PushResult single(ClientResult result, boolean changed) {
    return Pushed.of(judge.of(result), changed);
  }

  private Supplier<CompletionStage<List<PushResult>>> oneByOne(
      List<ClientRequest> requests, boolean changed) {
    return requests.size() == 1
        ? () -> call(requests.get(0), changed).thenApply(List::of)
        : () -> inTurn(requests, changed);
  }

  private CompletionStage<List<PushResult>> inTurn(List<ClientRequest> requests, boolean changed) {
    CompletionStage<List<PushResult>> all =
        CompletableFuture.completedFuture(new ArrayList<>(requests.size()));
    for (ClientRequest request : requests) {
      all =
          all.thenCompose(
              done ->
                  call(request, changed)
                      .thenApply(
                          result -> {
                            done.add(result);
                            return done;
                          }));
    }
    return all.thenApply(Collections::unmodifiableList);
  }

  private static byte[] json(Object tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a record cannot be written as JSON", e);
    }
  }
}
