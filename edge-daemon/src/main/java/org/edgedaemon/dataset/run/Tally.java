package org.edgedaemon.dataset.run;

import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.SyncProgress.Compared;
import org.edgedaemon.dataset.SyncProgress.Pushed;
import org.edgedaemon.dataset.ids.IdList;
import org.edgedaemon.dataset.run.Hitch.Kind;
import org.edgedaemon.dataset.run.Parents.Parent;
import org.jspecify.annotations.Nullable;

/** What became of the records of one dataset. */
final class Tally {
  /** Some millions of numbers that follow each other, some hundred thousand long texts. */
  private static final long MAX_LIST_OCTETS = 8L << 20;

  private final Dataset dataset;
  private final RunContext run;
  private final @Nullable Parent parent;
  private final IdList synced = new IdList(MAX_LIST_OCTETS);
  private Compared compared;
  private long stored;
  private long failed;
  private long skipped;
  private long gone;
  private boolean news;
  private @Nullable String trouble;

  Tally(Dataset dataset, RunContext run, @Nullable Parent parent) {
    this.dataset = dataset;
    this.run = run;
    this.parent = parent;
    this.compared = new Compared(dataset.name(), 0, 0, 0, 0);
  }

  void compared(Compared step) {
    compared = step;
    run.voice().on(step);
  }

  void stored(RecordId id) {
    stored++;
    synced.add(id);
    news = true;
  }

  /** Of a dry run. */
  void wouldBeStored(RecordId id) {
    stored++;
    synced.add(id);
  }

  /** The office has it no more. */
  void gone(int records) {
    gone += records;
    news = true;
  }

  void hitch(RecordId id, Hitch hitch) {
    boolean tried = hitch.kind().compareTo(Kind.ORPHAN) < 0;
    failed += tried ? 1 : 0;
    skipped += tried ? 0 : 1;
    if (tried || hitch.kind() == Kind.ORPHAN) {
      run.errors().add(dataset.name() + " " + id + ": " + hitch.reason());
    }
    keepOut(id, hitch.kind());
    news = true;
  }

  /** So many were not come to; their ids are told with {@link #keepOut}. */
  void left(long records) {
    skipped += records;
    news = true;
  }

  /** Tells the listener how many are through by now, if that is news. */
  void tell() {
    if (news) {
      news = false;
      run.voice().on(new Pushed(dataset.name(), done(), of(), failed));
    }
  }

  void keepOut(RecordId id, Kind why) {
    if (parent != null) {
      parent.keepOut(id, why);
    }
  }

  boolean isParent() {
    return parent != null;
  }

  /** What the dataset as a whole suffers from, an error. */
  void trouble(String what) {
    run.errors().add(dataset.name() + ": " + Hitch.line(what));
    trouble = Hitch.line(what);
  }

  /** What keeps the dataset from being dealt with, as was wished. */
  void notice(String what) {
    trouble = what;
  }

  long done() {
    return stored + failed + skipped + gone;
  }

  long of() {
    return compared.missing() + compared.changed();
  }

  DatasetReport report() {
    return new DatasetReport(
        dataset.name(),
        stored,
        synced,
        compared.inCloud(),
        compared.inOffice(),
        compared.missing(),
        compared.changed(),
        failed,
        skipped,
        trouble);
  }
}
