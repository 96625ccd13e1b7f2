package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.KnownEvents.Verdict;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a terminal says of its own accord, by stream or push. News that matters is stored at once;
 * whatever is doubtful, missing or too much is left to the search, which is told to hurry. Nothing
 * here ever moves the read cursor. Confined to the terminal's event loop.
 */
final class NewsDesk {
  private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);

  /** Events on their way to the listener; more than these are left to the search. */
  static final int MAX_IN_FLIGHT = 256;

  /** What became of an event. */
  enum Outcome {
    /** Durable, known before, or nothing to keep. */
    SETTLED,
    /** Not stored: it should be said again, or the search finds it. */
    OPEN
  }

  /**
   * What is made of events once the terminal's identity is known.
   *
   * @param news told of each event that was not seen before
   */
  record Trade(
      PunchListener listener,
      EventSorter sorter,
      DeviceMemory memory,
      Consumer<AccessEvent> news) {}

  private final String label;
  private final EventLoop loop;
  private final InstantSource clock;
  private final EventCounts counts;
  private final KnownEvents known;
  private final Undecided undecided;
  private final WakeUps wakeUps;
  private final StatusBoard board;
  private @Nullable Trade trade;
  private int inFlight;
  private boolean resetSuspected;

  NewsDesk(DeviceParts parts) {
    this.label = parts.label();
    this.loop = parts.loop();
    this.clock = parts.clock();
    this.counts = parts.counts();
    this.known = parts.known();
    this.undecided = parts.undecided();
    this.wakeUps = parts.wakeUps();
    this.board = parts.board();
  }

  /** The terminal has answered: what it says is of this identity from now on. */
  void open(Trade newTrade) {
    trade = newTrade;
    wakeUps.listener(newTrade.listener());
  }

  /** Whether something contradicted the epoch since this was last asked. */
  boolean takeSuspicion() {
    boolean suspected = resetSuspected;
    resetSuspected = false;
    return suspected;
  }

  void wake() {
    wakeUps.wake();
  }

  /** The terminal is in sight again. What it did meanwhile, a read must tell. */
  void backInSight() {
    known.doubt();
    wake();
  }

  /** Takes an event; completes on the event loop. */
  CompletionStage<Outcome> onEvent(AccessEvent event, PunchSource source) {
    Trade current = trade;
    if (current == null) {
      counts.add(Kind.DROPPED);
      return settled(Outcome.OPEN);
    }
    Verdict verdict = known.judge(event);
    boolean gap = known.skips(event);
    if (gap) {
      counts.add(Kind.GAP);
      wake();
    }
    return switch (verdict) {
      case NEWS -> news(event, source, current);
      case DUPLICATE -> counted(Kind.DUPLICATE);
      case REPLAY -> counted(Kind.REPLAY);
      case SUSPECT -> suspect(event, current);
      case UNKNOWN -> leftToSearch(event, current);
    };
  }

  /**
   * Takes what the terminal itself calls a replay of its log. It is never stored from here: what of
   * it was not read yet is still in the log.
   */
  void onReplay(AccessEvent event, boolean mayWake) {
    counts.add(Kind.REPLAY);
    Long serial = event.serialNo();
    if (mayWake && serial != null && serial > known.highest()) {
      wake();
    }
  }

  private CompletionStage<Outcome> news(AccessEvent event, PunchSource source, Trade current) {
    if (!current.sorter().matters(event)) {
      seen(event, current);
      return settled(Outcome.SETTLED);
    }
    if (current.sorter().isDefective(event)) {
      wake();
      return settled(Outcome.SETTLED);
    }
    if (inFlight == MAX_IN_FLIGHT) {
      counts.add(Kind.DROPPED);
      wake();
      return settled(Outcome.OPEN);
    }
    return store(event, source, current);
  }

  private CompletionStage<Outcome> store(AccessEvent event, PunchSource source, Trade current) {
    inFlight++;
    int epoch = known.epoch();
    Reception reception = current.memory().reception(source, clock.instant(), epoch);
    PunchBatch batch = current.sorter().sort(List.of(event), List.of(), reception);
    return give(current.listener(), batch)
        .handleAsync((none, failure) -> stored(event, epoch, current, failure), loop);
  }

  private static CompletionStage<Void> give(PunchListener listener, PunchBatch batch) {
    try {
      return listener.onPunches(batch);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Outcome stored(AccessEvent event, int epoch, Trade current, @Nullable Throwable failure) {
    inFlight--;
    if (failure != null) {
      LOG.debug("{}: an event was not stored; the search will bring it", label, failure);
      counts.add(Kind.DROPPED);
      wake();
      return Outcome.OPEN;
    }
    board.record(clock.instant());
    if (epoch == known.epoch() && known.lacks(event)) {
      seen(event, current);
    }
    return Outcome.SETTLED;
  }

  private void seen(AccessEvent event, Trade current) {
    current.sorter().count(event);
    known.note(event);
    current.news().accept(event);
  }

  private CompletionStage<Outcome> suspect(AccessEvent event, Trade current) {
    counts.add(Kind.SUSPECT);
    resetSuspected = true;
    return leftToSearch(event, current);
  }

  private CompletionStage<Outcome> leftToSearch(AccessEvent event, Trade current) {
    if (!current.sorter().matters(event)) {
      wake();
      return settled(Outcome.SETTLED);
    }
    if (undecided.isDecided(EventKeys.within(event) + '#' + Fingerprint.of(event))) {
      return settled(Outcome.SETTLED);
    }
    wake();
    return settled(Outcome.OPEN);
  }

  private CompletionStage<Outcome> counted(Kind kind) {
    counts.add(kind);
    return settled(Outcome.SETTLED);
  }

  private static CompletionStage<Outcome> settled(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
