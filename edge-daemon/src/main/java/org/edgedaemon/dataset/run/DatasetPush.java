package org.edgedaemon.dataset.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.dataset.ids.IdSpool;
import org.edgedaemon.dataset.run.Calls.Heard;
import org.edgedaemon.dataset.run.Hitch.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes what the comparison found. Every event of the run's loop ends in {@link #pump}, which
 * begins whatever may begin; when nothing may any more and nothing is under way, it is over.
 */
final class DatasetPush implements RecordFeed.Listener {
  private static final Logger log = LoggerFactory.getLogger(DatasetPush.class);

  private final Dataset dataset;
  private final RunContext run;
  private final Tally tally;
  private final RecordFeed feed;
  private final FileStage files;
  private final Batches batches;
  private final Answers answers;
  private final Versions versions;
  private final Set<List<Work>> resting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Calls calls;
  private int preparing;
  private int unanswered;
  private boolean smooth;
  private @Nullable Kind ended;

  DatasetPush(
      Dataset dataset,
      Window window,
      RunContext run,
      Tally tally,
      IdSpool missing,
      IdSpool changed) {
    this.dataset = dataset;
    this.run = run;
    this.tally = tally;
    this.feed = new RecordFeed(dataset, window, run, missing, changed, this);
    this.files = new FileStage(dataset, run);
    this.batches = new Batches(dataset.batch());
    this.versions = new Versions(dataset, run);
    this.answers = new Answers(this, batches, new Retry(run.time().random()));
    this.calls =
        new Calls(
            dataset.inFlight(),
            this::mayBegin,
            run.time().nanoTime(),
            () -> run.loop().post(this::settle));
  }

  /** Blocks until all are through. */
  void run() {
    try {
      pump();
      run.loop()
          .runUntil(
              () -> {
                pump();
                tally.tell();
                return isOver();
              });
    } finally {
      versions.flush();
    }
    leave();
  }

  @Override
  public void arrived(int gone) {
    if (gone > 0) {
      tally.gone(gone);
    }
  }

  @Override
  public void failed(RuntimeException failure) {
    if (failure instanceof SourceException) {
      giveUp(String.valueOf(failure.getMessage()));
    } else {
      log.error("the records of {} cannot be read: {}", dataset.name(), Words.DEFECT, failure);
      giveUp("its records cannot be read: " + Words.DEFECT);
    }
  }

  void stored(Work work) {
    versions.stored(work.record());
    tally.stored(work.record().id());
  }

  void hitch(Work work, Hitch hitch) {
    tally.hitch(work.record().id(), hitch);
  }

  /** Pushes these again after a while. */
  void later(List<Work> batch, Duration delay) {
    if (ended != null) {
      batches.addAgain(batch);
      return;
    }
    resting.add(batch);
    limit();
    run.loop()
        .after(
            delay,
            () -> {
              if (resting.remove(batch)) {
                batches.addAgain(batch);
                limit();
              }
            });
  }

  /** The dataset as a whole is in trouble: what is under way ends, and nothing more begins. */
  void giveUp(String trouble) {
    if (ended == null) {
      tally.trouble(trouble);
      end(Kind.LEFT);
    }
  }

  boolean isEnding() {
    return ended != null;
  }

  private void end(Kind why) {
    ended = why;
    files.abandon();
    for (List<Work> batch : calls.abandon()) {
      unanswered--;
      batches.addAgain(batch);
    }
  }

  private void pump() {
    if (ended == null && !mayBegin()) {
      end(run.stop().shown() ? Kind.LEFT : Kind.WAITS);
    }
    boolean moved = true;
    while (ended == null && moved) {
      boolean admitted = admit();
      moved = push() || admitted;
    }
  }

  private boolean mayBegin() {
    return !run.stop().shown() && dataset.hours().contains(run.time().timeOfDay());
  }

  private boolean isOver() {
    boolean idle = unanswered == 0 && preparing == 0;
    return idle
        && (ended != null || (feed.isExhausted() && batches.isEmpty() && resting.isEmpty()));
  }

  /** Takes records in while there is room for them. */
  private boolean admit() {
    feed.fetch();
    boolean moved = false;
    int room = 2 * Math.max(dataset.batch(), dataset.inFlight());
    while (ended == null && preparing + batches.waiting() < room) {
      Work work = feed.peek();
      if (work == null || (preparing >= dataset.inFlight() && hasFiles(work))) {
        break;
      }
      feed.drop();
      admit(work);
      moved = true;
    }
    return moved;
  }

  private void admit(Work work) {
    ObjectNode body = work.record().body();
    Hitch orphan = run.parents().of(dataset, body);
    if (orphan != null) {
      hitch(work, orphan);
    } else if (hasFiles(work) && !dataset.fileHours().contains(run.time().timeOfDay())) {
      hitch(work, new Hitch(Kind.WAITS, "waits for the hours of files"));
    } else if (dataset.files().isEmpty()) {
      batches.add(work);
    } else {
      preparing++;
      files.start(body, hitch -> prepared(work, hitch));
    }
  }

  private boolean hasFiles(Work work) {
    return !dataset.files().isEmpty() && files.needs(work.record().body());
  }

  private void prepared(Work work, @Nullable Hitch hitch) {
    preparing--;
    if (hitch == null) {
      batches.add(work);
    } else if (hitch.kind() == Kind.LEFT) {
      // It is counted with all others that were not come to.
      batches.add(work);
    } else {
      answers.fileHitch(work, hitch);
    }
  }

  /**
   * Makes calls ready and begins those that may begin. While all goes well as many again lie ready
   * as may be under way; else what was found out decides first what goes next.
   */
  private boolean push() {
    boolean moved = false;
    int most = smooth ? 2 * dataset.inFlight() : dataset.inFlight();
    while (ended == null && unanswered + resting.size() < most) {
      List<Work> batch = batches.next(feed.isExhausted() && preparing == 0);
      if (batch == null) {
        break;
      }
      add(batch.stream().map(Work::triedAgain).toList());
      moved = true;
    }
    calls.begin();
    return moved;
  }

  private void add(List<Work> batch) {
    unanswered++;
    List<LocalRecord> records = batch.stream().map(Work::record).toList();
    calls.add(batch, run.ports().cloud().ready(dataset, records, batch.get(0).changed()));
  }

  /** What rests counts as under way: a cloud that wants less gets less. */
  private void limit() {
    calls.limit(dataset.inFlight() - resting.size());
  }

  private void settle() {
    calls.take().forEach(this::answered);
  }

  private void answered(Heard answer) {
    unanswered--;
    List<Work> batch = answer.batch();
    List<PushResult> results = answer.results();
    Throwable failure = answer.failure();
    if (failure instanceof Error error) {
      throw error;
    }
    if (results == null || results.size() != batch.size()) {
      log.error("a push of {} failed: {}", dataset.name(), Words.DEFECT, failure);
      batch.forEach(work -> hitch(work, Hitch.failed(Words.DEFECT)));
      smooth = false;
      return;
    }
    smooth = answer.isSuccess();
    answers.take(batch, results);
  }

  /** Counts what was not come to, and tells those that refer to it. */
  private void leave() {
    if (ended == null) {
      return;
    }
    tally.left(tally.of() - tally.done());
    tally.tell();
    if (tally.isParent()) {
      Kind why = ended;
      resting.forEach(batch -> batch.forEach(work -> tally.keepOut(work.record().id(), why)));
      batches.drain(work -> tally.keepOut(work.record().id(), why));
      feed.drain(id -> tally.keepOut(id, why));
    }
  }
}
