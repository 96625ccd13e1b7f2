package org.edgedaemon.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.tape.EnvelopeEncoder;
import org.edgedaemon.tape.Quarantine;
import org.edgedaemon.tape.Salvage;
import org.edgedaemon.tape.Tape;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the file. Takes what waits, gives sequences, writes elements, and
 * after each element that is durable has its appends completed elsewhere.
 */
final class IntakeWriter implements Runnable {
  /**
   * Sequences given after damage start this far on, so that none of those lost with the damage, and
   * perhaps delivered already, is given twice.
   */
  static final long JUMP = 1L << 20;

  /**
   * An element is this large at most, if so much waits. Each costs three synchronous writes, two of
   * them tiny: the larger the element, the less they weigh. Few waiting entries make small ones.
   */
  private static final int ELEMENT_PAYLOAD = 256 * 1024;

  /** A commit waits for company for a quarter of what the last one took: measured, 0 to 100 %. */
  private static final int LINGER_DIVISOR = 4;

  private static final Logger LOG = LoggerFactory.getLogger(IntakeWriter.class);

  private final IntakeConfig config;
  private final IntakeEnvironment environment;
  private final IntakeGate gate;
  private final Tape tape;
  private final IntakeQueue queue;
  private final RecentEntries recent;
  private final IntakeCounters counters;
  private final long floor;
  private final EnvelopeEncoder encoder = new EnvelopeEncoder(ELEMENT_PAYLOAD);
  private final List<WaitingAppend> encoded = new ArrayList<>();
  private List<SequencedEntry> element = new ArrayList<>();
  private long sequence;
  private boolean wasOpened;
  private boolean backupAskedFor;
  private int company = 1;

  IntakeWriter(
      IntakeConfig config,
      long floor,
      IntakeEnvironment environment,
      IntakeQueue queue,
      IntakeCounters counters,
      RecentEntries recent) {
    this.config = config;
    this.environment = environment;
    this.gate = new IntakeGate(config, environment.freeSpace());
    this.queue = queue;
    this.counters = counters;
    this.recent = recent;
    this.floor = floor;
    this.sequence = floor;
    this.tape =
        new Tape(
            config.file(),
            config.quarantine(),
            Salvage.EVERYTHING,
            environment.clock(),
            this::onQuarantine);
  }

  Tape tape() {
    return tape;
  }

  /** Opens the file and finds the last sequence given. */
  void open() throws IOException {
    tape.open();
    long last = tape.facts().lastSequence();
    if (!wasOpened) {
      wasOpened = true;
      // The newest element is never dropped; an empty file beside a known sequence lost its own.
      sequence = Math.max(sequence, last == 0 && floor > 0 ? floor + JUMP : last);
      recent.restartAt(last);
    }
  }

  @Override
  public void run() {
    IntakeQueue.Work work;
    do {
      work = queue.take(company, lingerNanos());
      commit(work.appends());
      work.errands().forEach(Runnable::run);
    } while (!work.isLast());
    try {
      tape.close();
    } catch (IOException e) {
      LOG.warn("closing the intake {}: {}", config.file(), e.getMessage());
    }
  }

  /** On a quick disk a long wait for company costs more than the company saves. */
  private long lingerNanos() {
    return Math.min(config.linger().toNanos(), counters.lastCommitNanos() / LINGER_DIVISOR);
  }

  /** Forgets what a backup covers. On the writer's thread. */
  void dropThrough(long through) throws IOException {
    open();
    tape.removeThroughButNewest(through);
    recent.forgetThrough(through);
    backupAskedFor = false;
    shrink();
  }

  private void shrink() {
    try {
      tape.shrink();
    } catch (IOException e) {
      LOG.warn(
          "the intake {} keeps its size, there is no room to copy it: {}",
          config.file(),
          e.getMessage());
    }
  }

  private void commit(List<WaitingAppend> appends) {
    if (appends.isEmpty()) {
      return;
    }
    Settled settled = new Settled(appends);
    try {
      open();
      String refusal = gate.refusal(tape.facts().bytes());
      if (refusal == null) {
        write(appends, settled);
      } else {
        fail(settled, new IntakeException(refusal));
      }
    } catch (IOException e) {
      fail(settled, new IntakeException(writeFailure(e.getMessage()), e));
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(settled, new IntakeException(writeFailure(e.toString()), e));
    }
    company = appends.size() + queue.length();
  }

  private void write(List<WaitingAppend> appends, Settled settled) throws IOException {
    for (WaitingAppend append : appends) {
      for (Entry entry : append.entries()) {
        encode(new SequencedEntry(++sequence, entry), settled);
      }
      encoded.add(append);
      append.setLast(sequence);
    }
    flush(settled);
  }

  private void encode(SequencedEntry entry, Settled settled) throws IOException {
    if (!encoder.add(entry)) {
      flush(settled);
      encoder.add(entry);
    }
    element.add(entry);
  }

  private void flush(Settled settled) throws IOException {
    if (encoder.isEmpty()) {
      return;
    }
    long started = environment.nanoTime().getAsLong();
    tape.add(encoder);
    counters.committed(encoder.count(), environment.nanoTime().getAsLong() - started);
    recent.add(element);
    noteSuccess();
    settled.complete(List.copyOf(encoded));
    startElement();
  }

  private void startElement() {
    encoder.clear();
    encoded.clear();
    element = new ArrayList<>();
  }

  private void fail(Settled settled, IntakeException failure) {
    startElement();
    String message = String.valueOf(failure.getMessage());
    if (counters.failed(message)) {
      LOG.error("{}", message);
    }
    settled.failRest(failure);
  }

  private void noteSuccess() {
    if (counters.recovered()) {
      LOG.info("the intake {} takes entries again", config.file());
    }
    if (!backupAskedFor && gate.isBackupDue(tape.facts().bytes())) {
      backupAskedFor = true;
      elsewhere(environment.backupWanted());
    }
  }

  private void onQuarantine(Quarantine quarantine) {
    counters.quarantined(quarantine.alarm());
    sequence = Math.max(sequence, tape.facts().lastSequence()) + JUMP;
    LOG.error("{}; new entries are numbered from {}", quarantine.alarm(), sequence + 1);
  }

  private String writeFailure(@Nullable String what) {
    return "the intake "
        + config.file()
        + " could not be written: "
        + what
        + "; make room on its disk or look after the disk, reading of devices goes on by itself"
        + " then";
  }

  /** Runs what belongs to others on another thread. */
  private void elsewhere(Runnable task) {
    try {
      environment.completions().execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  /** Which appends of one drain have their answer. They get it in order. */
  private final class Settled {
    private final List<WaitingAppend> appends;
    private int count;

    Settled(List<WaitingAppend> appends) {
      this.appends = appends;
    }

    void complete(List<WaitingAppend> next) {
      count += next.size();
      answer(next, append -> append.durable().complete(append.last()));
    }

    void failRest(IntakeException failure) {
      List<WaitingAppend> rest = appends.subList(count, appends.size());
      count = appends.size();
      answer(rest, append -> append.durable().completeExceptionally(failure));
    }

    private void answer(List<WaitingAppend> some, Consumer<WaitingAppend> answer) {
      if (some.isEmpty()) {
        return;
      }
      queue.settled(some.stream().mapToLong(WaitingAppend::bytes).sum());
      elsewhere(() -> some.forEach(answer));
    }
  }
}
