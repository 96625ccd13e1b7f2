package org.edgedaemon.app.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.LaneCheck;
import org.edgedaemon.admin.LaneInfo;
import org.edgedaemon.admin.LaneState;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneStatus;
import org.edgedaemon.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of the running daemon, for an operator. What is owed is looked up in the journal: lane
 * files have one owner.
 */
final class LiveOutbox implements OutboxOperations {
  private final Supplier<Settings> settings;
  private final Forwarder forwarder;
  private final Journal journal;

  LiveOutbox(Supplier<Settings> settings, Forwarder forwarder, Journal journal) {
    this.settings = settings;
    this.forwarder = forwarder;
    this.journal = journal;
  }

  @Override
  public List<LaneInfo> list() {
    Map<DestinationId, LaneStatus> known =
        forwarder.statuses().stream()
            .collect(Collectors.toMap(LaneStatus::destination, Function.identity()));
    return settings.get().destinations().stream()
        .map(destination -> info(destination, known.get(destination.id())))
        .toList();
  }

  @Override
  public List<EntryView> peek(DestinationId destination, int limit) {
    DestinationSettings wanted =
        settings.get().destinations().stream()
            .filter(candidate -> candidate.id().equals(destination))
            .findFirst()
            .orElseThrow(() -> unknown(destination));
    long settled =
        forwarder.status(destination).map(status -> status.owed().watermark()).orElse(0L);
    return journal.entriesAfter(settled, accepts(wanted), limit).stream()
        .map(EntryView::of)
        .toList();
  }

  @Override
  public List<LaneCheck> check() {
    return forwarder.statuses().stream()
        .map(
            status ->
                new LaneCheck(
                    status.destination().value(),
                    status.trouble() == null,
                    status.owed().entries(),
                    status.trouble() == null
                        ? "in order; settled up to sequence " + status.owed().watermark()
                        : status.trouble()))
        .toList();
  }

  @Override
  public int retry(@Nullable DestinationId destination) {
    if (destination == null) {
      int waiting = (int) forwarder.statuses().stream().filter(LiveOutbox::isWaiting).count();
      forwarder.retryNow();
      return waiting;
    }
    boolean waiting = forwarder.status(destination).filter(LiveOutbox::isWaiting).isPresent();
    if (!forwarder.retryNow(destination)) {
      throw unknown(destination);
    }
    return waiting ? 1 : 0;
  }

  static Set<EntryKind> accepts(DestinationSettings destination) {
    if (destination instanceof DestinationSettings.Cloud cloud) {
      return cloud.config().accepts();
    }
    throw new IllegalStateException("a destination of " + destination.getClass() + " is not known");
  }

  static LaneState stateOf(@Nullable LaneStatus status) {
    if (status == null) {
      return LaneState.DISABLED;
    }
    return switch (status.state()) {
      case IDLE -> LaneState.IDLE;
      case DELIVERING -> LaneState.DELIVERING;
      case WAITING -> LaneState.WAITING;
      case STOPPED -> LaneState.STOPPED;
      case CLOSED -> LaneState.DISABLED;
    };
  }

  private static LaneInfo info(DestinationSettings destination, @Nullable LaneStatus status) {
    if (status == null) {
      return new LaneInfo(
          destination.id().value(), LaneState.DISABLED, 0, 0, 0, 0, null, 0, null, 0, null);
    }
    LaneStatus.Owed owed = status.owed();
    return new LaneInfo(
        destination.id().value(),
        stateOf(status),
        owed.entries(),
        owed.bytes(),
        owed.entries() + owed.journalBacklog(),
        owed.watermark(),
        owed.oldestReceivedAt(),
        status.contact().failures(),
        status.contact().nextAttempt(),
        owed.deadLetters(),
        status.contact().lastError());
  }

  private static boolean isWaiting(LaneStatus status) {
    LaneState state = stateOf(status);
    return state == LaneState.WAITING || state == LaneState.STOPPED;
  }

  static OperationException unknown(DestinationId destination) {
    return new OperationException(
        Reason.NOT_FOUND,
        "there is no enabled destination '" + destination + "'; see `destination list`");
  }
}
