package org.edgedaemon.simulator.zk;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Streams a range of a dataset: PREPARE_DATA, numbered parts, closing ACK; with everything that can
 * go wrong between them. Event loop only.
 */
final class Transfers {
  private static final int FRAME = FrameBuffer.PREFIX + FrameBuffer.HEADER;

  private final TerminalCore core;
  private final EventPosts events;
  private final int partMax;
  private final Deque<LatePart> late = new ArrayDeque<>();

  Transfers(TerminalCore core, EventPosts events, int partMax) {
    this.core = core;
    this.events = events;
    this.partMax = partMax;
  }

  int room(int size) {
    return size + (size / partMax + 4) * FRAME + 64;
  }

  void stream(byte[] dataset, int start, int size, int session, int replyId, FrameBuffer frames) {
    frames.add(Command.PREPARE_DATA, session, replyId, Wire.u32s(size, partMax));
    int parts = (size + partMax - 1) / partMax;
    boolean ackFirst = happens(ZkFault.Kind.ACK_FIRST);
    if (ackFirst) {
      close(parts, replyId, frames);
    }
    int sent = Math.max(0, size - number(ZkFault.Kind.SHORT_READ, 0));
    boolean event = happens(ZkFault.Kind.EVENT_BETWEEN_PARTS);
    addParts(new Range(dataset, start, sent), replyId, frames, event);
    if (!ackFirst && !happens(ZkFault.Kind.NO_CLOSING_ACK)) {
      close(parts, replyId, frames);
    }
  }

  void addLate(FrameBuffer frames) {
    while (!late.isEmpty()) {
      LatePart part = late.remove();
      frames.add(Command.DATA, part.index, part.replyId, part.data);
    }
  }

  void forget() {
    late.clear();
  }

  private void addParts(Range range, int replyId, FrameBuffer frames, boolean event) {
    int parts = (range.length() + partMax - 1) / partMax;
    int delayed = -1;
    for (int i = 0; i < parts; i++) {
      if (happens(ZkFault.Kind.LATE_PART)) {
        late.add(new LatePart(i, replyId, range.part(i, partMax)));
      } else if (delayed < 0 && happens(ZkFault.Kind.REORDER_PART)) {
        delayed = i;
      } else {
        addPart(range, i, replyId, frames);
        if (delayed >= 0) {
          addPart(range, delayed, replyId, frames);
          delayed = -1;
        }
      }
      if (event && i == 0) {
        punchNow(frames);
      }
    }
    if (delayed >= 0) {
      addPart(range, delayed, replyId, frames);
    }
  }

  private void addPart(Range range, int index, int replyId, FrameBuffer frames) {
    if (happens(ZkFault.Kind.LOSE_PART)) {
      return;
    }
    int copies = happens(ZkFault.Kind.DUPLICATE_PART) ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      range.addPart(index, partMax, replyId, frames);
    }
  }

  /** Seen in the field: the last part's index, or a byte count, in the session field. */
  private void close(int parts, int replyId, FrameBuffer frames) {
    int session = number(ZkFault.Kind.ODD_CLOSING_SESSION, Math.max(0, parts - 1));
    frames.add(Command.ACK_OK, session, replyId);
  }

  private void punchNow(FrameBuffer frames) {
    List<TerminalUser> users = core.profile.bulk().users();
    TerminalUser user = users.get(core.log.size() % users.size());
    long time = PackedTime.pack(core.clock.now());
    LoggedPunch punch = core.log.append(new LoggedPunch(user.userId(), user.uid(), time, 0, 1, 0));
    if (events.wanted() && !core.disabled()) {
      events.addTo(frames, punch);
    }
  }

  private boolean happens(ZkFault.Kind kind) {
    return core.faults.happens(kind, Command.DATA_RDY);
  }

  private int number(ZkFault.Kind kind, int otherwise) {
    return core.faults.take(kind, Command.DATA_RDY).map(f -> f.number(0)).orElse(otherwise);
  }

  /** What is sent of a dataset. */
  private static final class Range {
    private final byte[] dataset;
    private final int start;
    private final int length;

    Range(byte[] dataset, int start, int length) {
      this.dataset = dataset;
      this.start = start;
      this.length = length;
    }

    int length() {
      return length;
    }

    byte[] part(int index, int partMax) {
      int from = start + index * partMax;
      return Arrays.copyOfRange(dataset, from, from + size(index, partMax));
    }

    void addPart(int index, int partMax, int replyId, FrameBuffer frames) {
      int from = start + index * partMax;
      frames.add(Command.DATA, index, replyId, dataset, from, size(index, partMax));
    }

    private int size(int index, int partMax) {
      return Math.min(partMax, length - index * partMax);
    }
  }

  /** A part that misses its own answer. */
  private static final class LatePart {
    private final int index;
    private final int replyId;
    private final byte[] data;

    LatePart(int index, int replyId, byte[] data) {
      this.index = index;
      this.replyId = replyId;
      this.data = data;
    }
  }
}
