package org.edgedaemon.device.zk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.ReplyHandler.Next;
import org.edgedaemon.device.zk.codec.ZkFormatException;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests and answers on one transport: one request at a time, matched by reply id; whatever is
 * late is dropped; real-time events go their own way. Lives on the transport's thread.
 */
final class Conversation implements ZkTransport.Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final int MAX_RETRIES = 3;
  private static final int TCP_MISSES = 2;

  private final ZkTransport transport;
  private final ZkTimeouts timeouts;
  private final Peer peer;
  private final Runnable contact;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Deque<PendingCall> waiting = new ArrayDeque<>();
  private final ReplyMatching matching;
  private @Nullable PendingCall current;
  private boolean paused;
  private int misses;
  private long received;
  private List<ZkRequest> lastWords = new ArrayList<>();
  private boolean leaving;
  private Consumer<ZkFrame> events = frame -> {};

  /**
   * @param contact told of every frame
   */
  Conversation(ZkTransport transport, ZkTimeouts timeouts, Peer peer, Runnable contact) {
    this.transport = transport;
    this.timeouts = timeouts;
    this.peer = peer;
    this.contact = contact;
    this.matching = new ReplyMatching(transport.carrier(), peer);
  }

  void start() {
    transport.start(this);
  }

  /** Where the frames of real-time events go; dropped before. */
  void events(Consumer<ZkFrame> receiver) {
    events = receiver;
  }

  ZkTransport transport() {
    return transport;
  }

  Carrier carrier() {
    return transport.carrier();
  }

  ZkTimeouts timeouts() {
    return timeouts;
  }

  Peer peer() {
    return peer;
  }

  /** Frames received so far: tells silence from life. */
  long received() {
    return received;
  }

  /** Completes when the transport is gone: normally when we ended it, else with the failure. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Takes the session id that the device gave. */
  void adopt(int sessionId) {
    matching.session(sessionId);
    lastWords(List.of(ZkRequest.exit()));
  }

  /** From now on "not authorised" means that the session is lost. */
  void established() {
    matching.established();
  }

  /** What is still said when the conversation breaks off: at the least EXIT. */
  void lastWords(List<ZkRequest> requests) {
    lastWords = new ArrayList<>(requests);
  }

  /** Asks what is answered by one packet. Fails on silence and when the session breaks. */
  CompletableFuture<Answer> ask(ZkRequest request) {
    return ask(request, Patience.request(timeouts, carrier()));
  }

  CompletableFuture<Answer> ask(ZkRequest request, Patience patience) {
    PlainAnswer answer = new PlainAnswer();
    call(request, patience, answer);
    return answer.future();
  }

  /** Sends a request as soon as the ones before it are answered. */
  void call(ZkRequest request, Patience patience, ReplyHandler handler) {
    if (ended.isDone()) {
      handler.onFailure(gone());
      return;
    }
    waiting.add(new PendingCall(request, patience, handler));
    next();
  }

  /** Sends what has no answer and no number of its own; nothing follows a goodbye. */
  void tell(ZkRequest request) {
    if (!leaving && !ended.isDone()) {
      transport.send(matching.session(), 0, request);
    }
  }

  /** Stops or goes on taking bytes; silence is not counted while stopped. */
  void pause(boolean on) {
    if (paused == on || ended.isDone()) {
      return;
    }
    paused = on;
    transport.reading(!on);
    PendingCall call = current;
    if (call != null && on) {
      call.timer(null);
    } else if (call != null) {
      watch(call, call.patience.quiet());
    }
  }

  /** Whether an answer is awaited. */
  boolean isBusy() {
    return current != null || !waiting.isEmpty();
  }

  /**
   * Ends the conversation politely: what is under way is cut short, the last words are said and
   * their answers awaited for a while. They wait for the answer to what was asked before, since a
   * terminal must not be asked two things at once.
   *
   * @return {@link #ended}
   */
  CompletableFuture<Void> goodbye() {
    leaving = true;
    pause(false);
    Patience patience = Patience.exit(timeouts);
    PendingCall asked = current;
    abandon(gone());
    if (asked != null && asked.isAwaited()) {
      hearOut(asked);
    }
    CompletableFuture<Void> said = CompletableFuture.completedFuture(null);
    for (ZkRequest request : List.copyOf(lastWords)) {
      said = ask(request, patience).handle((answer, failure) -> null);
    }
    var unused = said.thenRun(() -> end(null));
    var timer = later(timeouts.exit().multipliedBy(2), () -> end(null));
    return ended.whenComplete((none, failure) -> timer.cancel(false));
  }

  /**
   * Ends the conversation: last words, then the transport is closed.
   *
   * @param failure why; null for a wanted end
   */
  void end(@Nullable DeviceException failure) {
    if (ended.isDone()) {
      return;
    }
    for (ZkRequest request : lastWords) {
      transport.send(matching.session(), matching.nextReplyId(), request);
    }
    lastWords.clear();
    finish(failure);
    transport.close();
  }

  @Override
  public void onFrame(ZkFrame frame) {
    if (ended.isDone()) {
      return;
    }
    received++;
    misses = 0;
    contact.run();
    try {
      if (frame.command() == ZkReply.EVENT) {
        events.accept(frame);
      } else {
        onReply(frame);
      }
    } catch (DeviceException e) {
      end(e);
    } catch (RuntimeException e) {
      end(peer.failure(Reason.BROKEN, "sent what makes no sense", e));
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    String what = cause == null ? "closed the connection" : "broke off";
    String hint =
        received == 0
            ? " without an answer: another program may hold it"
            : ": it restarted, or another program took the session";
    finish(peer.failure(reasonOf(cause), cause == null ? what + hint : what, cause));
  }

  /** Before the first answer it is the way in that is closed, not a session that broke. */
  private Reason reasonOf(@Nullable Throwable cause) {
    if (received > 0) {
      return Reason.BROKEN;
    }
    if (cause instanceof ZkFormatException) {
      return Reason.UNSUPPORTED;
    }
    return carrier() == Carrier.TCP ? Reason.BUSY : Reason.UNREACHABLE;
  }

  private void onReply(ZkFrame frame) {
    PendingCall call = current;
    if (call == null || !matching.belongs(frame, call, received == 1)) {
      LOG.debug("{}: late or foreign packet {} dropped", peer.label(), frame.command());
      return;
    }
    call.answered = true;
    if (ZkReply.asksAgain(frame.command())) {
      askAgain(call);
    } else if (matching.isEstablished() && ZkReply.endsSession(frame.command())) {
      end(peer.failure(Reason.BROKEN, "no longer takes the session as authorised"));
    } else {
      proceed(call, call.handler.onReply(frame));
    }
  }

  private void proceed(PendingCall call, Next next) {
    if (call != current) {
      return;
    }
    call.closing = next == Next.CLOSING;
    switch (next) {
      case MORE -> watch(call, call.patience.quiet());
      case CLOSING -> watch(call, timeouts.closing());
      case DONE -> complete(call);
    }
  }

  private void askAgain(PendingCall call) {
    if (call.retries++ == MAX_RETRIES) {
      fail(call, peer.failure(Reason.BUSY, "keeps asking to be asked later"));
      return;
    }
    call.replyId = PendingCall.NOT_SENT;
    call.timer(later(timeouts.retryPause(), () -> sendAnew(call)));
  }

  private void next() {
    while (current == null && !waiting.isEmpty()) {
      PendingCall call = waiting.remove();
      current = call;
      sendAnew(call);
    }
  }

  private void sendAnew(PendingCall call) {
    call.replyId = matching.nextReplyId();
    call.answered = false;
    call.sends = 0;
    send(call);
  }

  private void send(PendingCall call) {
    call.sends++;
    lastWords.remove(call.request);
    transport.send(matching.session(), call.replyId, call.request);
    watch(call, call.patience.quiet());
  }

  private void watch(PendingCall call, Duration quiet) {
    call.timer(paused ? null : later(quiet, () -> onSilence(call)));
  }

  private void onSilence(PendingCall call) {
    if (call.closing) {
      complete(call);
    } else if (!call.answered && call.sends < call.patience.sends()) {
      send(call);
    } else {
      giveUp(call);
    }
  }

  private void giveUp(PendingCall call) {
    String what = "did not answer " + call.request + " in " + call.patience.quiet().toMillis();
    DeviceException silence = new NoAnswerException(peer.label() + " " + what + " ms");
    boolean plain = call.handler instanceof PlainAnswer;
    if (!matching.deviceEchoes()
        || (plain && matching.isEstablished() && ++misses >= allowedMisses())) {
      end(silence);
    } else {
      fail(call, silence);
    }
  }

  /** Over UDP every miss is three sends already. */
  private int allowedMisses() {
    return carrier() == Carrier.TCP ? TCP_MISSES : 1;
  }

  private void complete(PendingCall call) {
    release(call);
    call.handler.onComplete();
    next();
  }

  private void fail(PendingCall call, DeviceException failure) {
    release(call);
    call.handler.onFailure(failure);
    next();
  }

  private void release(PendingCall call) {
    call.timer(null);
    if (current == call) {
      current = null;
    }
  }

  /** What is asked next waits for this answer, which nobody wants any more, but not for long. */
  private void hearOut(PendingCall asked) {
    current = asked.dropped(new Patience(timeouts.exit().dividedBy(2), 1), MAX_RETRIES);
    watch(current, current.patience.quiet());
  }

  private void finish(@Nullable DeviceException failure) {
    if (ended.isDone()) {
      return;
    }
    if (failure == null) {
      ended.complete(null);
    } else {
      ended.completeExceptionally(failure);
    }
    abandon(failure == null ? gone() : failure);
  }

  private void abandon(DeviceException failure) {
    List<PendingCall> abandoned = new ArrayList<>(waiting);
    waiting.clear();
    if (current != null) {
      abandoned.add(0, current);
      current = null;
    }
    for (PendingCall call : abandoned) {
      call.timer(null);
      call.handler.onFailure(failure);
    }
  }

  private DeviceException gone() {
    return peer.failure(Reason.BROKEN, "has no session any more");
  }

  private Future<?> later(Duration delay, Runnable task) {
    return transport.loop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
