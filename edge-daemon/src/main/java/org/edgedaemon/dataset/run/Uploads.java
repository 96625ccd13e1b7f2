package org.edgedaemon.dataset.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.SyncProgress.Sent;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.edgedaemon.dataset.files.Prepared.Ready;
import org.edgedaemon.dataset.run.Hitch.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files, each content once, and remembers where the cloud has them. */
final class Uploads {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);

  private final Dataset dataset;
  private final RunContext run;
  private final Retry retry;
  private final Bandwidth bandwidth;
  private final Map<String, Job> jobs = new HashMap<>();
  private final Deque<Job> queue = new ArrayDeque<>();
  private int underWay;
  private boolean abandoned;

  Uploads(Dataset dataset, RunContext run) {
    this.dataset = dataset;
    this.run = run;
    this.retry = new Retry(run.time().random());
    this.bandwidth = new Bandwidth(dataset.bytesPerSecond());
  }

  /**
   * What became of a file.
   *
   * @param url its address in the cloud; null when it has none
   * @param hitch why it has none
   */
  record Outcome(@Nullable String url, @Nullable Hitch hitch) {}

  /** One content on its way, and who waits for it. */
  private static final class Job {
    private final String directory;
    private final Ready file;
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();
    private int tried;
    private boolean underWay;
    private boolean ended;

    private Job(String directory, Ready file) {
      this.directory = directory;
      this.file = file;
    }

    private String key() {
      return directory + "/" + file.contentHash();
    }
  }

  void send(String directory, Ready file, Consumer<Outcome> done) {
    Optional<String> known = remembered(directory, file);
    if (known.isPresent()) {
      discard(file);
      done.accept(new Outcome(known.get(), null));
      return;
    }
    Job job = new Job(directory, file);
    Job other = jobs.putIfAbsent(job.key(), job);
    if (other != null) {
      discard(file);
      other.waiting.add(done);
      return;
    }
    job.waiting.add(done);
    queue.addLast(job);
    pump();
  }

  /** Begins nothing more; what is under way comes to its end. */
  void abandon() {
    abandoned = true;
    Hitch left = new Hitch(Kind.LEFT, "was not come to");
    List<Job> idle = jobs.values().stream().filter(job -> !job.underWay).toList();
    queue.clear();
    idle.forEach(job -> end(job, new Outcome(null, left)));
  }

  private Optional<String> remembered(String directory, Ready file) {
    try {
      return run.ports().ledger().uploaded(directory, file.contentHash());
    } catch (RuntimeException e) {
      log.warn("it cannot be looked up whether a file was sent before: {}", e.toString());
      return Optional.empty();
    }
  }

  private void pump() {
    while (!abandoned && !queue.isEmpty() && underWay < dataset.inFlight() && bandwidth.hasRoom()) {
      int waiting = queue.size();
      Job job = queue.removeFirst();
      begin(job, bandwidth.take(waiting));
    }
  }

  private void begin(Job job, long bytesPerSecond) {
    underWay++;
    job.underWay = true;
    job.tried++;
    Ready file = job.file;
    Upload upload =
        new Upload(
            job.directory,
            file.cloudName(),
            file.path(),
            file.size(),
            file.mediaType(),
            bytesPerSecond,
            meter(file));
    run.ports()
        .cloud()
        .upload(upload)
        .whenComplete(
            (result, failure) ->
                run.loop()
                    .post(
                        () -> {
                          underWay--;
                          job.underWay = false;
                          bandwidth.giveBack(bytesPerSecond);
                          answered(job, result, failure);
                          pump();
                        }));
  }

  private void answered(Job job, @Nullable UploadResult result, @Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null || result == null) {
      log.error("an upload failed: a defect in the daemon, please report it", failure);
      fail(job, Kind.FAILED, Words.DEFECT);
    } else if (result instanceof UploadResult.Stored stored) {
      stored(job, stored.url());
    } else if (result instanceof UploadResult.Refused refused) {
      fail(job, Kind.FAILED, "the cloud answers " + refused.status() + ": " + refused.reason());
    } else if (result instanceof UploadResult.Unreadable unreadable) {
      fail(job, Kind.FAILED, unreadable.reason());
    } else if (result instanceof UploadResult.Unauthorized unauthorized) {
      Hitch hitch = new Hitch(Kind.UNAUTHORIZED, Words.authenticationFailed(unauthorized.reason()));
      end(job, new Outcome(null, hitch));
    } else if (result instanceof UploadResult.Unavailable unavailable) {
      tryAgain(job, unavailable);
    } else {
      throw new IllegalStateException("unknown result " + result);
    }
  }

  private void stored(Job job, String url) {
    Ready file = job.file;
    if (!isUnchanged(file)) {
      fail(job, Kind.FAILED, "it changed while it was sent");
      return;
    }
    try {
      run.ports()
          .ledger()
          .uploaded(job.directory, file.contentHash(), url, run.time().wall().instant());
    } catch (RuntimeException e) {
      // The cloud has the file: only that it would be sent again by a later run.
      log.warn("the address of a file in the cloud cannot be remembered: {}", e.toString());
    }
    end(job, new Outcome(url, null));
  }

  private void tryAgain(Job job, UploadResult.Unavailable unavailable) {
    if (abandoned || job.tried >= Retry.TRIES) {
      fail(job, Kind.UNAVAILABLE, unavailable.reason());
      return;
    }
    run.loop()
        .after(
            retry.delay(job.tried, unavailable.retryAfter()),
            () -> {
              if (!job.ended) {
                queue.addLast(job);
                pump();
              }
            });
  }

  private void fail(Job job, Kind kind, String reason) {
    String name = String.valueOf(job.file.path().getFileName());
    end(job, new Outcome(null, new Hitch(kind, Words.uploadFailed(name, reason))));
  }

  private void end(Job job, Outcome outcome) {
    job.ended = true;
    jobs.remove(job.key());
    discard(job.file);
    List.copyOf(job.waiting).forEach(done -> done.accept(outcome));
  }

  private LongConsumer meter(Ready file) {
    return new Meter(
        file.size(),
        octets -> run.voice().on(new Sent(dataset.name(), file.cloudName(), octets, file.size())));
  }

  private static boolean isUnchanged(Ready file) {
    try {
      return Files.size(file.path()) == file.size()
          && Files.getLastModifiedTime(file.path()).toInstant().equals(file.modified());
    } catch (IOException e) {
      return false;
    }
  }

  private static void discard(Ready file) {
    if (!file.temporary()) {
      return;
    }
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      log.debug("{} stays until the next run: {}", file.path(), e.toString());
    }
  }
}
