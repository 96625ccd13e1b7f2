package org.edgedaemon.device.zk;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.zk.codec.AttendanceRecord;
import org.edgedaemon.device.zk.codec.BadRecord;
import org.edgedaemon.device.zk.codec.EventType;
import org.edgedaemon.device.zk.codec.RealtimeEvent;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real-time events of a session. Each is acknowledged to the device after the listener has it
 * durable, and not at all otherwise: the device may say it again, and the catch-up read finds it
 * anyway. Events are a hint for speed, never the only way.
 */
final class LiveEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);

  /** Events beyond this many on their way to the listener are left to the catch-up read. */
  private static final int MAX_PENDING = 256;

  private final SessionParts parts;
  private boolean registered;
  private boolean failed;
  private int pending;
  private long events;
  private long eventsAtLastRead;
  private long recordsAtLastRead = -1;
  private boolean delivers = true;

  LiveEvents(SessionParts parts) {
    this.parts = parts;
  }

  /** Registers; errors of the preparing commands do not matter. */
  CompletableFuture<Void> register() {
    Conversation conversation = parts.conversation();
    return conversation
        .ask(ZkRequest.cancelCapture())
        .thenCompose(answer -> conversation.ask(ZkRequest.startVerify()))
        .thenCompose(
            answer -> conversation.ask(ZkRequest.registerEvents(ZkRequest.EVENTS_ATTENDANCE)))
        .thenAccept(this::onRegistered);
  }

  private void onRegistered(Answer answer) {
    if (!answer.isOk()) {
      throw parts
          .peer()
          .failure(
              Reason.UNSUPPORTED,
              "does not offer real-time events: " + ZkReply.describe(answer.code()));
    }
    registered = true;
    recordsAtLastRead = -1;
  }

  boolean isRegistered() {
    return registered;
  }

  /** Whether nothing speaks against relying on events for a while. */
  boolean isHealthy() {
    return registered && delivers && !failed && pending == 0;
  }

  /** A complete read: a log that grows without events shows that none are delivered. */
  void onLogRead(long records) {
    boolean grew = recordsAtLastRead >= 0 && records > recordsAtLastRead;
    if (events > eventsAtLastRead) {
      delivers = true;
    } else if (registered && grew) {
      delivers = false;
    }
    parts.board().fact("events", registered ? (delivers ? "delivered" : "not delivered") : null);
    eventsAtLastRead = events;
    recordsAtLastRead = registered ? records : -1;
    failed = false;
  }

  void onFrame(ZkFrame frame) {
    RealtimeEvent event = RealtimeEvent.decode(frame.session(), frame.data());
    if (event instanceof RealtimeEvent.Punched punched) {
      onPunch(punched.record());
    } else if (event instanceof RealtimeEvent.BadPunch bad) {
      hand(setAside(bad.record()));
    } else if (event instanceof RealtimeEvent.Unknown unknown
        && unknown.code() == EventType.ATTENDANCE.mask()) {
      hand(setAside(new BadRecord(unknown.reason(), unknown.data())));
    } else {
      acknowledge();
    }
  }

  private void onPunch(AttendanceRecord record) {
    events++;
    LocalDateTime time = record.time().toLocalDateTime();
    if (time == null || isDoubtful(record)) {
      failed = true;
      return;
    }
    parts.board().record(parts.now());
    hand(
        PunchBatch.of(
            List.of(parts.punches().make(record, time, parts.reception(PunchSource.ZK_LIVE)))));
  }

  /**
   * Some devices send a row number where others send the user id. Until the log has shown which,
   * such a punch waits for the catch-up read rather than get an identity of its own.
   */
  private boolean isDoubtful(AttendanceRecord record) {
    return !record.resolved() && parts.memory().layout(parts.terminal().layoutOwner()) == null;
  }

  private PunchBatch setAside(BadRecord bad) {
    SetAsideRecord record =
        new SetAsideRecord(
            parts.punches().identity(), bad.bytes().toHex(), "live event: " + bad.reason());
    return new PunchBatch(List.of(), List.of(record));
  }

  private void hand(PunchBatch batch) {
    if (pending == MAX_PENDING) {
      failed = true;
      return;
    }
    pending++;
    var unused =
        give(batch)
            .whenCompleteAsync(
                (none, failure) -> settled(failure), parts.conversation().transport().loop());
  }

  private CompletionStage<Void> give(PunchBatch batch) {
    try {
      return parts.listener().onPunches(batch);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void settled(@Nullable Throwable failure) {
    pending--;
    if (failure == null) {
      acknowledge();
    } else {
      failed = true;
      LOG.debug("{}: event not stored, not acknowledged", parts.peer().label(), failure);
    }
  }

  private void acknowledge() {
    parts.conversation().tell(ZkRequest.acknowledge());
  }
}
