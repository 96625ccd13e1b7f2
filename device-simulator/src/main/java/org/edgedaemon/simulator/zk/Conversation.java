package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's session with the terminal: checks every packet against the rules of the protocol,
 * notes what breaks them, and answers. Event loop only.
 */
final class Conversation {
  private enum Phase {
    NEW,
    KEY_ASKED,
    OPEN,
    OVER
  }

  private static final int LAST_REPLY_ID = 65_534;

  private final TerminalCore core;
  private final Link link;
  private final Sessions sessions;
  private final DeviceAnswers device;
  private final BulkAnswers bulk;
  private final EventPosts events;
  private Phase phase = Phase.NEW;
  private int session;
  private @Nullable Request last;
  private boolean answering;
  private boolean repeated;
  private boolean deaf;
  private boolean halfOpen;

  Conversation(TerminalCore core, Link link, Sessions sessions) {
    this.core = core;
    this.link = link;
    this.sessions = sessions;
    this.device = new DeviceAnswers(core);
    this.events = new EventPosts(core, link);
    this.bulk = new BulkAnswers(core, events, link.datagrams());
  }

  /** Takes one payload, without prefix; does not release it. */
  void receive(ByteBuf payload) {
    if (halfOpen) {
      link.reset();
    } else if (deaf) {
      return;
    } else if (payload.readableBytes() < FrameBuffer.HEADER) {
      core.tally.violation("payload of " + payload.readableBytes() + " bytes");
    } else if (!Checksum.holds(payload)) {
      core.tally.violation("wrong checksum in " + Request.of(payload));
    } else {
      accept(Request.of(payload));
    }
  }

  /** Notes that the client asked again before this answer could have reached it. */
  void pipelined() {
    core.tally.violation("a request was sent while another was pending");
  }

  /** Tells the client of a punch, if it wants to know. */
  void post(LoggedPunch punch) {
    if (phase == Phase.OPEN && !deaf) {
      events.post(punch, session);
    }
  }

  boolean open() {
    return phase == Phase.OPEN || phase == Phase.KEY_ASKED;
  }

  /** The terminal restarts: the connection stays until the client says something on it. */
  void leaveHalfOpen() {
    halfOpen = true;
    end();
  }

  /** Cuts the client off. */
  void cut() {
    end();
    link.reset();
  }

  /** Forgets the session, because the connection is gone or the terminal restarts. */
  void end() {
    phase = Phase.OVER;
    bulk.forget();
    events.forget();
  }

  private void accept(Request request) {
    if (request.command == Command.ACK_OK) {
      events.acknowledged(request, session);
    } else {
      check(request);
      serve(request);
    }
  }

  private void check(Request request) {
    Request before = last;
    last = request;
    repeated = before != null && link.datagrams() && request.repeats(before);
    if (answering && !repeated && request.command != Command.EXIT) {
      core.tally.violation(request + " while another was pending");
    }
    if (request.command == Command.CONNECT) {
      expect(request.session == 0, request, "CONNECT with session " + request.session);
      expect(request.replyId <= 1 || phase != Phase.NEW, request, "CONNECT does not begin at 0, 1");
      return;
    }
    expect(phase == Phase.NEW || request.session == session, request, "session is not " + session);
    expect(request.replyId <= LAST_REPLY_ID, request, "reply id 65535 is never used");
    if (before != null) {
      int due = before.replyId >= LAST_REPLY_ID ? 0 : before.replyId + 1;
      expect(request.replyId == due, request, "reply id out of sequence, due was " + due);
    }
  }

  private void expect(boolean holds, Request request, String complaint) {
    if (!holds && !repeated) {
      core.tally.violation(request + ": " + complaint);
    }
  }

  private void serve(Request request) {
    switch (request.command) {
      case Command.CONNECT -> connect(request);
      case Command.AUTH -> authenticate(request);
      case Command.EXIT -> exit(request);
      default -> {
        if (phase == Phase.OPEN) {
          serveOpen(request);
        } else {
          refuse(request);
        }
      }
    }
  }

  private void refuse(Request request) {
    // A client whose session was cut off or forgotten cannot know it yet.
    expect(phase == Phase.OVER || sessions.forgotten(link), request, "before the session is open");
    reply(request, phase == Phase.KEY_ASKED ? Command.ACK_UNAUTH : Command.ACK_ERROR_INIT);
  }

  private void connect(Request request) {
    expect(request.data.length == 0, request, "CONNECT with data");
    if (phase == Phase.NEW || phase == Phase.OVER) {
      if (!sessions.admit(this)) {
        deaf = true;
        return;
      }
      session = core.newSession();
    }
    core.tally.add(Tally.Count.CONNECTS);
    TerminalProfile.Admission admission = core.profile.admission();
    if (admission.secure()) {
      reply(request, Command.SECURE);
      deaf = true;
    } else if (admission.commKey() != 0 || admission.askAlways()) {
      phase = Phase.KEY_ASKED;
      reply(request, Command.ACK_UNAUTH);
    } else {
      phase = Phase.OPEN;
      reply(request, Command.ACK_OK);
    }
  }

  private void authenticate(Request request) {
    boolean shaped = request.data.length == 4;
    expect(phase == Phase.KEY_ASKED, request, "AUTH when nobody asked");
    expect(shaped, request, "AUTH with " + request.data.length + " bytes");
    if (core.locked()) {
      reply(request, Command.ACK_LOCKED);
    } else if (shaped && device.keyFits(request.data, session)) {
      core.tally.add(Tally.Count.AUTHS);
      phase = Phase.OPEN;
      reply(request, Command.ACK_OK);
    } else {
      core.tally.add(Tally.Count.REFUSED_AUTHS);
      core.countWrongKey();
      reply(request, core.locked() ? Command.ACK_LOCKED : Command.ACK_UNAUTH);
    }
  }

  private void exit(Request request) {
    if (open()) {
      core.tally.add(Tally.Count.EXITS);
    }
    end();
    reply(request, Command.ACK_OK);
    link.finish();
  }

  private void serveOpen(Request request) {
    if (core.faults.happens(ZkFault.Kind.BUSY, request.command)) {
      reply(request, Command.ACK_RETRY);
      return;
    }
    int replyId = echoOf(request);
    FrameBuffer frames = new FrameBuffer(link.allocator(), bulk.room(request));
    bulk.addLate(frames);
    boolean known =
        bulk.answer(request, session, replyId, frames)
            || events.answer(request, session, replyId, frames)
            || device.answer(request, session, replyId, frames);
    if (!known) {
      frames.add(core.profile.unknownCode(), session, replyId);
    }
    deliver(frames, request.command);
    if (request.command == Command.RESTART || request.command == Command.POWEROFF) {
      sessions.restart();
    }
  }

  private int echoOf(Request request) {
    return core.faults
        .take(ZkFault.Kind.WRONG_REPLY_ID, request.command)
        .map(fault -> fault.number(0))
        .orElse(request.replyId);
  }

  private void reply(Request request, int code) {
    FrameBuffer frames = new FrameBuffer(link.allocator(), 64);
    frames.add(code, session, echoOf(request));
    deliver(frames, request.command);
  }

  private void deliver(FrameBuffer frames, int command) {
    if (frames.count() == 0) {
      frames.release();
      return;
    }
    if (core.faults.happens(ZkFault.Kind.WRONG_CHECKSUM, command)) {
      frames.spoilChecksum();
    }
    Optional<ZkFault> stall = core.faults.take(ZkFault.Kind.STALL, command);
    Optional<ZkFault> reset =
        stall.isPresent() ? stall : core.faults.take(ZkFault.Kind.RESET, command);
    if (reset.isPresent()) {
      link.sendStart(frames, reset.get().number(0));
      if (stall.isEmpty()) {
        cut();
      }
      return;
    }
    Optional<ZkFault> delay = core.faults.take(ZkFault.Kind.DELAY, command);
    if (delay.isPresent()) {
      sendAfter(delay.get().number(0), frames, command);
    } else {
      link.send(frames, command);
    }
  }

  private void sendAfter(int millis, FrameBuffer frames, int command) {
    answering = true;
    Runnable send =
        () -> {
          answering = false;
          link.send(frames, command);
        };
    link.after(millis, send);
  }
}
