package org.edgedaemon.simulator.zk;

import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The bulk reads of one client (zk-protocol 4). A dataset is a snapshot: what is punched after 1503
 * is not in it. Event loop only.
 */
final class BulkAnswers {
  private static final int PREPARED_UNKNOWN = 0x1234;

  private final TerminalCore core;
  private final Transfers transfers;
  private byte @Nullable [] prepared;

  BulkAnswers(TerminalCore core, EventPosts events, boolean datagrams) {
    this.core = core;
    TerminalProfile.Bulk bulk = core.profile.bulk();
    int partMax = datagrams ? bulk.udpPart() : bulk.tcpPart();
    this.transfers = new Transfers(core, events, partMax);
  }

  /** Bytes that the answer will need, so that its buffer does not grow. */
  int room(Request request) {
    if (request.command != Command.DATA_RDY || request.data.length != 8) {
      return 256;
    }
    long size = Math.min(Wire.u32(request.data, 4), prepared == null ? 0 : prepared.length);
    return transfers.room((int) size);
  }

  /** Adds the parts that an earlier fault held back. */
  void addLate(FrameBuffer frames) {
    transfers.addLate(frames);
  }

  boolean answer(Request request, int session, int replyId, FrameBuffer frames) {
    boolean direct = core.profile.bulk().style() == BulkStyle.DIRECT;
    switch (request.command) {
      case Command.DATA_WRRQ -> {
        return !direct && prepare(request, session, replyId, frames);
      }
      case Command.DATA_RDY -> {
        return !direct && chunk(request, session, replyId, frames);
      }
      case Command.FREE_DATA -> {
        prepared = null;
        frames.add(Command.ACK_OK, session, replyId);
        return true;
      }
      case Command.DIRECT_ATTENDANCE, Command.DIRECT_USERS -> {
        boolean wrong = !direct && request.command == Command.DIRECT_ATTENDANCE;
        byte[] dataset = dataset(request.command);
        directly(wrong ? noise(dataset) : dataset, session, replyId, frames);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  void forget() {
    prepared = null;
    transfers.forget();
  }

  private boolean prepare(Request request, int session, int replyId, FrameBuffer frames) {
    if (request.data.length != 11 || request.data[0] != 1) {
      core.tally.violation(request + ": not the eleven bytes of 1503");
      frames.add(Command.ACK_ERROR, session, replyId);
      return true;
    }
    int inner = Wire.u16(request.data, 1);
    checkFunction(request, inner);
    AccessControl access = core.profile.bulk().accessControl();
    boolean barred = inner == Command.DIRECT_ATTENDANCE && access == AccessControl.REFUSES;
    if (barred || core.faults.happens(ZkFault.Kind.BUFFER_REFUSED, request.command)) {
      frames.add(Command.NO_BUFFER, session, replyId);
      return true;
    }
    if (inner == Command.READ_TEMPLATES) {
      core.tally.danger("READ_TEMPLATES");
    } else if (inner != Command.DIRECT_ATTENDANCE
        && inner != Command.DIRECT_USERS
        && inner != Command.OPERATION_LOG) {
      return false;
    }
    handOut(dataset(inner), session, replyId, frames);
    return true;
  }

  private void handOut(byte[] dataset, int session, int replyId, FrameBuffer frames) {
    if (core.profile.bulk().style() == BulkStyle.STREAMED) {
      transfers.stream(dataset, 0, dataset.length, session, replyId, frames);
    } else if (dataset.length <= core.profile.bulk().inlineThreshold()) {
      frames.add(Command.DATA, session, replyId, dataset);
    } else {
      prepared = dataset;
      byte[] ready = new byte[13];
      Wire.putU32(ready, 1, dataset.length);
      Wire.putU32(ready, 5, dataset.length);
      Wire.putU32(ready, 9, PREPARED_UNKNOWN);
      frames.add(Command.ACK_OK, session, replyId, ready);
    }
  }

  private boolean chunk(Request request, int session, int replyId, FrameBuffer frames) {
    byte[] dataset = prepared;
    boolean refused = core.faults.happens(ZkFault.Kind.CHUNK_REFUSED, request.command);
    if (request.data.length != 8 || dataset == null || refused) {
      if (!refused) {
        core.tally.violation(request + ": 1504 without a prepared dataset");
      }
      prepared = null;
      frames.add(Command.ACK_ERROR, session, replyId);
      return true;
    }
    long start = Wire.u32(request.data, 0);
    long size = Wire.u32(request.data, 4);
    if (size == 0 || start + size > dataset.length) {
      core.tally.violation(request + ": " + size + " bytes at " + start + " of " + dataset.length);
      frames.add(Command.ACK_ERROR, session, replyId);
    } else if (core.profile.bulk().style() == BulkStyle.PREPARED_ONE_FRAME) {
      frames.add(Command.DATA, session, replyId, dataset, (int) start, (int) size);
    } else {
      transfers.stream(dataset, (int) start, (int) size, session, replyId, frames);
    }
    return true;
  }

  private void directly(byte[] dataset, int session, int replyId, FrameBuffer frames) {
    if (dataset.length == 4) {
      frames.add(Command.ACK_OK, session, replyId);
    } else {
      transfers.stream(dataset, 0, dataset.length, session, replyId, frames);
    }
  }

  /** Attendance goes with function 0, users with 5, the operation log with 0. */
  private void checkFunction(Request request, int inner) {
    long due = inner == Command.DIRECT_USERS ? 5 : 0;
    long function = Wire.u32(request.data, 3);
    if (inner != Command.READ_TEMPLATES && (function != due || Wire.u32(request.data, 7) != 0)) {
      core.tally.violation(request + ": inner command " + inner + " with function " + function);
    }
  }

  private byte[] dataset(int inner) {
    byte[] dataset = new byte[4];
    if (inner == Command.DIRECT_ATTENDANCE) {
      core.tally.add(Tally.Count.LOG_READS);
      boolean recorded = core.profile.bulk().accessControl() == AccessControl.OFF;
      dataset = recorded ? misstated(core.log.dataset()) : dataset;
    } else if (inner == Command.DIRECT_USERS) {
      core.tally.add(Tally.Count.USER_READS);
      dataset = users();
    }
    return dataset;
  }

  private byte[] misstated(byte[] dataset) {
    Optional<ZkFault> lie = core.faults.take(ZkFault.Kind.TOTAL_OFFSET, Command.DATA_WRRQ);
    if (lie.isEmpty()) {
      return dataset;
    }
    byte[] copy = dataset.clone();
    Wire.putU32(copy, 0, Math.max(0, dataset.length - 4 + lie.get().number(0)));
    return copy;
  }

  private byte[] users() {
    int width = core.profile.bulk().userWidth();
    byte[] dataset = new byte[4 + core.profile.bulk().users().size() * width];
    Wire.putU32(dataset, 0, dataset.length - 4);
    int at = 4;
    for (TerminalUser user : core.profile.bulk().users()) {
      user.write(dataset, at, width);
      at += width;
    }
    return dataset;
  }

  /** TFT firmware answers the old direct read with something of the right length (4.5). */
  private static byte[] noise(byte[] dataset) {
    byte[] noise = new byte[dataset.length];
    new Random(dataset.length).nextBytes(noise);
    return noise;
  }
}
