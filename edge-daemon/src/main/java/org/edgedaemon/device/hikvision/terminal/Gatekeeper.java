package org.edgedaemon.device.hikvision.terminal;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.digest.Credentials;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests with credentials through the {@link Gate}, one at a time until they have been
 * accepted, and stores what must survive us before it can matter. Confined to the terminal's loop.
 */
final class Gatekeeper {
  private static final Logger log = LoggerFactory.getLogger(Gatekeeper.class);

  private final DeviceId id;
  private final Peer peer;
  private final Credentials credentials;
  private final TerminalParts parts;
  private final EventLoop loop;
  private final Queue<CompletableFuture<Ticket>> waiting = new ArrayDeque<>();
  private @Nullable CompletableFuture<Gate> gate;
  private @Nullable GateRecord stored;
  private CompletableFuture<Void> storing = CompletableFuture.completedFuture(null);
  private int inside;

  Gatekeeper(DeviceId id, Peer peer, Credentials credentials, TerminalParts parts, EventLoop loop) {
    this.id = id;
    this.peer = peer;
    this.credentials = credentials;
    this.parts = parts;
    this.loop = loop;
  }

  /** Leave to send one request with the credentials. */
  final class Ticket {
    private final Gate opened;
    private boolean released;

    private Ticket(Gate opened) {
      this.opened = opened;
    }

    /** Right before sending: completes when the try counts, whatever becomes of us. */
    CompletionStage<Void> spend() {
      return keep(opened.spend(parts.clock().instant()));
    }

    void accepted() {
      opened.accepted();
      keepLater();
    }

    DeviceException refused(@Nullable Integer triesLeft) {
      opened.refused(triesLeft, parts.clock().instant());
      return told();
    }

    DeviceException locked(@Nullable Duration remaining) {
      opened.locked(remaining, parts.clock().instant());
      return told();
    }

    /**
     * Asks for the second try at once, for a refusal that may have been the connection's fault.
     *
     * @return false when there is none
     */
    boolean secondTry() {
      boolean left = opened.state() == GateState.SUSPECT;
      if (left) {
        opened.forgive();
      }
      return left;
    }

    /** The request is over, whatever came of it. */
    void release() {
      if (!released) {
        released = true;
        inside--;
        keepLater();
        letIn();
      }
    }

    private DeviceException told() {
      keepLater();
      DeviceException verdict = opened.verdict(parts.clock().instant());
      log.warn("{}", verdict.getMessage());
      return verdict;
    }

    private void keepLater() {
      CompletionStage<Void> unused =
          keep(opened.record())
              .whenComplete(
                  (done, thrown) -> {
                    if (thrown != null) {
                      log.warn("{}", peer.asDevice(thrown).getMessage());
                    }
                  });
    }
  }

  /** Completes with leave, or fails with the reason why there is none. */
  CompletionStage<Ticket> admit() {
    CompletableFuture<Ticket> ticket = new CompletableFuture<>();
    waiting.add(ticket);
    CompletionStage<Gate> unused = open().whenComplete((opened, thrown) -> opened(thrown));
    return ticket;
  }

  private void opened(@Nullable Throwable thrown) {
    if (thrown == null) {
      letIn();
      return;
    }
    DeviceException failure = peer.asDevice(thrown);
    while (!waiting.isEmpty()) {
      waiting.remove().completeExceptionally(failure);
    }
  }

  /** An operator asks: one more try. */
  CompletionStage<Void> forgive() {
    return open().thenAccept(Gate::forgive);
  }

  /** Why nothing may carry our credentials now; empty when something may. */
  CompletionStage<Optional<DeviceException>> denial() {
    return open().thenApply(opened -> Optional.ofNullable(opened.denial(parts.clock().instant())));
  }

  /** Null before the first call. */
  @Nullable Gate known() {
    return gate != null && gate.isDone() && !gate.isCompletedExceptionally() ? gate.join() : null;
  }

  private void letIn() {
    Gate opened = known();
    while (opened != null && !waiting.isEmpty()) {
      DeviceException denial = opened.denial(parts.clock().instant());
      if (denial != null) {
        waiting.remove().completeExceptionally(denial);
      } else if (inside == 0 || opened.open()) {
        inside++;
        waiting.remove().complete(new Ticket(opened));
      } else {
        return;
      }
    }
  }

  private CompletableFuture<Gate> open() {
    if (gate == null || gate.isCompletedExceptionally()) {
      gate = load();
    }
    return gate;
  }

  private CompletableFuture<Gate> load() {
    return parts
        .memory()
        .load(id)
        .thenApplyAsync(this::start, parts.blocking())
        .thenApplyAsync(
            start -> {
              stored = start.state() == GateState.UNKNOWN ? null : start;
              return new Gate(peer, start);
            },
            loop)
        .toCompletableFuture();
  }

  private GateRecord start(Optional<GateRecord> kept) {
    if (kept.isPresent() && kept.get().credentials().isEmpty()) {
      GateRecord doubtful = kept.get();
      return new GateRecord(
          CredentialPrint.of(credentials, parts.random()),
          doubtful.state(),
          doubtful.since(),
          doubtful.until(),
          doubtful.triesLeft());
    }
    return kept.filter(record -> CredentialPrint.matches(record.credentials(), credentials))
        .orElseGet(
            () ->
                new GateRecord(
                    CredentialPrint.of(credentials, parts.random()),
                    GateState.UNKNOWN,
                    null,
                    null,
                    null));
  }

  private CompletableFuture<Void> keep(GateRecord record) {
    if (record.equals(stored) || (stored == null && record.state() == GateState.UNKNOWN)) {
      return storing;
    }
    stored = record;
    storing =
        storing
            .exceptionally(earlier -> null)
            .thenCompose(none -> parts.memory().store(id, record))
            .handleAsync(this::kept, loop)
            .toCompletableFuture();
    return storing;
  }

  private @Nullable Void kept(@Nullable Void none, @Nullable Throwable thrown) {
    if (thrown != null) {
      stored = null;
      throw peer.failure(
          Reason.BROKEN,
          "is not logged in to: the count of failed logins cannot be stored ("
              + reason(thrown)
              + ")");
    }
    return null;
  }

  private static @Nullable String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
