package org.edgedaemon.simulator.zk;

import java.util.ArrayDeque;
import java.util.Deque;

/** One client's live events: what it asked for, what it got, what it acknowledged. */
final class EventPosts {
  private static final int ATTENDANCE = 1;

  private final TerminalCore core;
  private final Link link;
  private final Deque<Post> unanswered = new ArrayDeque<>();
  private long mask;

  EventPosts(TerminalCore core, Link link) {
    this.core = core;
    this.link = link;
  }

  boolean answer(Request request, int session, int replyId, FrameBuffer frames) {
    if (request.command != Command.EVENT) {
      return false;
    }
    if (request.data.length == 4) {
      mask = Wire.u32(request.data, 0);
    } else {
      core.tally.violation(request + ": mask of " + request.data.length + " bytes");
    }
    frames.add(Command.ACK_OK, session, replyId);
    return true;
  }

  /** Whether the client gets attendance events at all. */
  boolean wanted() {
    return (mask & ATTENDANCE) != 0 && core.profile.live().delivered();
  }

  void post(LoggedPunch punch, int session) {
    if (!wanted() || core.faults.happens(ZkFault.Kind.LOSE_EVENT, Command.EVENT)) {
      return;
    }
    Post post = new Post(punch);
    send(post);
    if (core.faults.happens(ZkFault.Kind.DUPLICATE_EVENT, Command.EVENT)) {
      send(post);
    }
    repeatLater(post, session);
  }

  /** Puts the event of a punch among other frames. */
  void addTo(FrameBuffer frames, LoggedPunch punch) {
    Post post = new Post(punch);
    unanswered.add(post);
    core.tally.eventSent();
    byte[] data =
        EventPayload.of(
            punch, core.profile.live().payloadLength(), core.profile.bulk().width().byUid());
    frames.add(Command.EVENT, ATTENDANCE, 0, data);
  }

  /** An ACK_OK of the client: it belongs to the oldest event sent that has none yet. */
  void acknowledged(Request ack, int session) {
    if (ack.replyId != 0 || ack.session != session || ack.data.length != 0) {
      core.tally.violation(
          "event acknowledged with reply id " + ack.replyId + ", session " + ack.session);
      return;
    }
    Post post = unanswered.poll();
    if (post == null) {
      core.tally.violation("an event was acknowledged that was never sent");
    } else if (!post.acknowledged) {
      post.acknowledged = true;
      core.tally.acknowledged(post.punch);
    }
  }

  void forget() {
    mask = 0;
    unanswered.clear();
  }

  private void send(Post post) {
    FrameBuffer frames = new FrameBuffer(link.allocator(), 80);
    addTo(frames, post.punch);
    unanswered.removeLast();
    unanswered.add(post);
    if (core.faults.happens(ZkFault.Kind.COALESCE, Command.EVENT)) {
      link.sendLater(frames);
    } else {
      link.send(frames, Command.EVENT);
    }
  }

  private void repeatLater(Post post, int session) {
    long millis = core.profile.live().repeatAfter().toMillis();
    if (millis > 0) {
      Runnable repeat =
          () -> {
            if (!post.acknowledged && wanted()) {
              send(post);
              repeatLater(post, session);
            }
          };
      link.after(millis, repeat);
    }
  }

  /** An event that was sent, perhaps more than once. */
  private static final class Post {
    private final LoggedPunch punch;
    private boolean acknowledged;

    Post(LoggedPunch punch) {
      this.punch = punch;
    }
  }
}
