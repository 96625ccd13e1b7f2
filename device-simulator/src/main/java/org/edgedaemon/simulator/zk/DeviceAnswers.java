package org.edgedaemon.simulator.zk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The answers to everything that is neither session, bulk read nor event. Event loop only. */
final class DeviceAnswers {
  /** Requests that change or take what a reader of punches has no business with. */
  private static final Map<Integer, String> DANGEROUS =
      Map.ofEntries(
          Map.entry(Command.READ_TEMPLATES, "READ_TEMPLATES"),
          Map.entry(Command.READ_ONE_TEMPLATE, "READ_ONE_TEMPLATE"),
          Map.entry(Command.USER_WRQ, "USER_WRQ"),
          Map.entry(Command.CLEAR_DATA, "CLEAR_DATA"),
          Map.entry(Command.CLEAR_ATTLOG, "CLEAR_ATTLOG"),
          Map.entry(Command.DELETE_USER, "DELETE_USER"),
          Map.entry(Command.DELETE_USERTEMP, "DELETE_USERTEMP"),
          Map.entry(Command.CLEAR_ADMIN, "CLEAR_ADMIN"),
          Map.entry(Command.UNLOCK, "UNLOCK"),
          Map.entry(Command.CLEAR_OPLOG, "CLEAR_OPLOG"),
          Map.entry(Command.STARTENROLL, "STARTENROLL"),
          Map.entry(Command.RESTART, "RESTART"),
          Map.entry(Command.POWEROFF, "POWEROFF"),
          Map.entry(Command.SLEEP, "SLEEP"));

  private static final Set<Integer> ACKNOWLEDGED =
      Set.of(Command.REFRESHDATA, Command.CANCELCAPTURE, Command.STARTVERIFY);

  private static final String HARMLESS_OPTION = "SDKBuild=1";

  private final TerminalCore core;

  DeviceAnswers(TerminalCore core) {
    this.core = core;
  }

  /** Whether four AUTH bytes belong to this terminal's key; the third is the client's tick. */
  boolean keyFits(byte[] data, int session) {
    int key = core.profile.admission().commKey();
    return Arrays.equals(data, CommKey.scramble(key, session, data[2] & 0xFF));
  }

  boolean answer(Request request, int session, int replyId, FrameBuffer frames) {
    String danger = DANGEROUS.get(request.command);
    if (danger != null) {
      endanger(danger, request);
      frames.add(Command.ACK_OK, session, replyId);
      return true;
    }
    if (ACKNOWLEDGED.contains(request.command)) {
      bare(request);
      frames.add(Command.ACK_OK, session, replyId);
      return true;
    }
    return switch (request.command) {
      case Command.STATE_RRQ -> {
        bare(request);
        // The session field holds the state here, not the session.
        frames.add(Command.ACK_OK, 2, replyId);
        yield true;
      }
      case Command.ENABLE, Command.DISABLE -> control(request, session, replyId, frames);
      case Command.OPTIONS_RRQ -> readOption(request, session, replyId, frames);
      case Command.OPTIONS_WRQ -> writeOption(request, session, replyId, frames);
      default -> tell(request, session, replyId, frames);
    };
  }

  private boolean tell(Request request, int session, int replyId, FrameBuffer frames) {
    switch (request.command) {
      case Command.GET_VERSION -> {
        bare(request);
        frames.add(Command.ACK_OK, session, replyId, ascii(core.profile.firmware() + "\0"));
      }
      case Command.GET_TIME -> {
        bare(request);
        byte[] now = Wire.u32s(PackedTime.pack(core.clock.now()));
        frames.add(Command.ACK_OK, session, replyId, now);
      }
      case Command.SET_TIME -> {
        if (length(request, 4)) {
          core.tally.add(Tally.Count.CLOCK_SETS);
          core.clock.set(PackedTime.unpack(Wire.u32(request.data, 0)));
        }
        frames.add(Command.ACK_OK, session, replyId);
      }
      case Command.GET_FREE_SIZES -> {
        bare(request);
        frames.add(Command.ACK_OK, session, replyId, FreeSizes.of(core));
      }
      case Command.GET_PINWIDTH -> frames.add(Command.ACK_OK, session, replyId, new byte[] {9});
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean control(Request request, int session, int replyId, FrameBuffer frames) {
    if (request.command == Command.ENABLE) {
      bare(request);
      core.tally.add(Tally.Count.ENABLES);
      core.enable();
    } else {
      core.tally.add(Tally.Count.DISABLES);
      boolean timed = request.data.length == 4;
      if (!timed) {
        bare(request);
      }
      core.disable(timed ? Wire.u32(request.data, 0) * 1000 : 0);
    }
    frames.add(Command.ACK_OK, session, replyId);
    return true;
  }

  private boolean readOption(Request request, int session, int replyId, FrameBuffer frames) {
    String key = nulTerminated(request);
    String value = core.profile.options().get(key);
    if (value == null) {
      return false;
    }
    String echoed = core.profile.echoTilde() || !key.startsWith("~") ? key : key.substring(1);
    frames.add(Command.ACK_OK, session, replyId, ascii(echoed + "=" + value + "\0"));
    return true;
  }

  private boolean writeOption(Request request, int session, int replyId, FrameBuffer frames) {
    String text = nulTerminated(request);
    if (!text.equals(HARMLESS_OPTION)) {
      core.tally.danger("OPTIONS_WRQ " + text);
    }
    frames.add(Command.ACK_OK, session, replyId);
    return true;
  }

  private void endanger(String name, Request request) {
    core.tally.danger(name);
    boolean everything = request.command == Command.CLEAR_DATA && request.data.length == 0;
    boolean attendance =
        request.command == Command.CLEAR_DATA && request.data.length > 0 && request.data[0] == 1;
    if (request.command == Command.CLEAR_ATTLOG || everything || attendance) {
      core.log.clear();
    }
  }

  private String nulTerminated(Request request) {
    int length = request.data.length;
    if (length == 0 || request.data[length - 1] != 0) {
      core.tally.violation(request + ": text without NUL");
      return new String(request.data, StandardCharsets.US_ASCII);
    }
    return new String(request.data, 0, length - 1, StandardCharsets.US_ASCII);
  }

  private void bare(Request request) {
    length(request, 0);
  }

  private boolean length(Request request, int due) {
    boolean right = request.data.length == due;
    if (!right) {
      core.tally.violation(request + ": " + request.data.length + " data bytes, due are " + due);
    }
    return right;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
