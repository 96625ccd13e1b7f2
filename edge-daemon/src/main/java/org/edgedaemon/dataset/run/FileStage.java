package org.edgedaemon.dataset.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.files.Prepared;
import org.edgedaemon.dataset.files.Prepared.Ready;
import org.edgedaemon.dataset.files.Prepared.Unusable;
import org.edgedaemon.dataset.run.Uploads.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the files of records sent, and their addresses put into the records. */
final class FileStage {
  private static final Logger log = LoggerFactory.getLogger(FileStage.class);

  private static final int MAX_FILES = 1_000;

  private final Dataset dataset;
  private final RunContext run;
  private final Uploads uploads;

  FileStage(Dataset dataset, RunContext run) {
    this.dataset = dataset;
    this.run = run;
    this.uploads = new Uploads(dataset, run);
  }

  /** One path that a record names. */
  private record Item(FileField field, String value) {}

  /** Whether a record names files that are to be sent. */
  boolean needs(ObjectNode body) {
    return dataset.files().stream()
        .anyMatch(field -> field.enabled() && !values(body, field).isEmpty());
  }

  /**
   * Sends what the record names, one file after the other.
   *
   * @param done hears, on the run's thread, what stands against it; null when the body is complete
   */
  void start(ObjectNode body, Consumer<@Nullable Hitch> done) {
    List<Item> items = new ArrayList<>();
    for (FileField field : dataset.files()) {
      List<String> values = field.enabled() ? values(body, field) : List.of();
      if (field.enabled() && field.required() && values.isEmpty()) {
        done.accept(Hitch.failed("its " + field.field() + " names no file"));
        return;
      }
      if (values.size() > MAX_FILES) {
        done.accept(Hitch.failed("its " + field.field() + " names more than 1,000 files"));
        return;
      }
      if (field.enabled() && body.path(field.field()).isArray()) {
        body.putArray(field.urlMember());
      } else {
        body.putNull(field.urlMember());
      }
      values.forEach(value -> items.add(new Item(field, value)));
    }
    new Walk(body, items, done).step();
  }

  /** Begins nothing more. */
  void abandon() {
    uploads.abandon();
  }

  private static List<String> values(ObjectNode body, FileField field) {
    JsonNode value = body.path(field.field());
    List<String> values = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      if (one.isTextual() && !one.textValue().isBlank()) {
        values.add(one.textValue().strip());
      }
    }
    return values;
  }

  /** One record's way through its files. */
  private final class Walk {
    private final ObjectNode body;
    private final List<Item> items;
    private final Consumer<@Nullable Hitch> done;
    private int at;

    private Walk(ObjectNode body, List<Item> items, Consumer<@Nullable Hitch> done) {
      this.body = body;
      this.items = items;
      this.done = done;
    }

    private void step() {
      if (at == items.size()) {
        done.accept(null);
        return;
      }
      Item item = items.get(at);
      run.workers().files().execute(() -> prepare(item));
    }

    private void prepare(Item item) {
      try {
        Prepared prepared = run.files().prepare(item.field(), item.value());
        run.loop().post(() -> prepared(item, prepared));
      } catch (RuntimeException e) {
        log.error("a file could not be looked at: a defect in the daemon, please report it", e);
        run.loop().post(() -> done.accept(Hitch.failed(Words.DEFECT)));
      } catch (Error e) {
        run.loop()
            .post(
                () -> {
                  throw e;
                });
      }
    }

    private void prepared(Item item, Prepared prepared) {
      if (prepared instanceof Ready ready) {
        uploads.send(item.field().directory(), ready, outcome -> sent(item, outcome));
      } else if (prepared instanceof Unusable unusable) {
        done.accept(Hitch.failed(Words.uploadFailed(unusable.reason())));
      } else {
        throw new IllegalStateException("unknown state " + prepared);
      }
    }

    private void sent(Item item, Outcome outcome) {
      if (outcome.hitch() != null) {
        done.accept(outcome.hitch());
        return;
      }
      String member = item.field().urlMember();
      if (body.get(member) instanceof ArrayNode urls) {
        urls.add(outcome.url());
      } else {
        body.put(member, outcome.url());
      }
      at++;
      step();
    }
  }
}
