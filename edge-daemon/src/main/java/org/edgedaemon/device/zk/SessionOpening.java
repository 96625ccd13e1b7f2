package org.edgedaemon.device.zk;

import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.punch.DeviceId;

/**
 * Makes a session of an open transport: handshake, identity, the guard against two conversations
 * with one terminal, clock, counts, users. Runs on the transport's thread.
 */
final class SessionOpening {
  private final ZkConfig config;
  private final ZkFleet fleet;
  private final DeviceMemory memory;
  private final StatusBoard board;
  private final PunchListener listener;
  private final Runnable atEnd;

  SessionOpening(
      ZkConfig config,
      ZkFleet fleet,
      DeviceMemory memory,
      StatusBoard board,
      PunchListener listener,
      Runnable atEnd) {
    this.config = config;
    this.fleet = fleet;
    this.memory = memory;
    this.board = board;
    this.listener = listener;
    this.atEnd = atEnd;
  }

  /** On failure the device is told EXIT if it had opened a session, and the transport closed. */
  CompletableFuture<ZkSession> open(ZkTransport transport) {
    Conversation conversation =
        new Conversation(
            transport,
            fleet.timeouts(),
            Peer.of(config),
            () -> board.contact(fleet.clock().instant()));
    conversation.start();
    return new Handshake(conversation, config.commKey())
        .run()
        .thenCompose(none -> Terminal.ask(conversation, config, board))
        .thenCompose(terminal -> introduce(conversation, terminal))
        .exceptionallyCompose(thrown -> giveUp(conversation, thrown));
  }

  private CompletableFuture<ZkSession> introduce(Conversation conversation, Terminal terminal) {
    claim(conversation, terminal);
    board.reached(terminal.identity(), conversation.carrier().wireName());
    SessionParts parts =
        new SessionParts(
            config,
            fleet,
            conversation,
            memory,
            board,
            listener,
            terminal,
            new PunchFactory(terminal.identity(), memory.users, new WallClock(config.timeZone())));
    return new DeviceClock(config, fleet, conversation, memory, board)
        .check()
        .thenCompose(none -> Gauges.read(conversation, board, memory))
        .thenCompose(sizes -> new UserRead(parts).run(sizes))
        .thenApply(none -> session(parts));
  }

  private ZkSession session(SessionParts parts) {
    LiveEvents live = new LiveEvents(parts);
    parts.conversation().events(live::onFrame);
    board.state(State.CONNECTED);
    board.succeeded();
    return new ZkSession(parts, live, atEnd);
  }

  private void claim(Conversation conversation, Terminal terminal) {
    String serial = terminal.identity().serial();
    DeviceId holder = fleet.claim(serial, config.id());
    if (!holder.equals(config.id())) {
      throw conversation
          .peer()
          .failure(
              Reason.STRANGER,
              "is the terminal "
                  + serial
                  + " that device "
                  + holder
                  + " talks to already: it is"
                  + " configured twice");
    }
    var unused =
        conversation.ended().whenComplete((none, failure) -> fleet.release(serial, config.id()));
  }

  private CompletableFuture<ZkSession> giveUp(Conversation conversation, Throwable thrown) {
    DeviceException failure = Failures.asDevice(thrown, conversation.peer());
    return conversation
        .goodbye()
        .handle((none, ignored) -> failure)
        .thenCompose(CompletableFuture::failedFuture);
  }
}
