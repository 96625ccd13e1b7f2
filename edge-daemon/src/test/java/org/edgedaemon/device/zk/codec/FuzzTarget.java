package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One decoder under attack.
 *
 * @param golden good inputs to start from
 * @param decoder may do anything with its input but fail
 */
record FuzzTarget(String name, List<byte[]> golden, Consumer<byte[]> decoder) {
  private static final PlausibleTimes TIMES =
      PlausibleTimes.until(LocalDateTime.of(2026, 3, 10, 0, 0));
  private static final List<byte[]> RECORDS =
      goldens(
          "7b0001c8e52b3200",
          "07002800a8eba71e",
          "07002800a8eba71e07000805",
          "7b000000c8e52b320001000000000000",
          "090030303735000000000000" + "0fc8e52b320100000000",
          "010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000",
          "010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000"
              + "000000000000000000");
  private static final List<byte[]> USERS =
      goldens(
          "6c4d0000e61900fa414c564152455a2c00000000000100006c4d0000",
          "0d000034343400c69a807c4e6564000000000000000000000000000000000000000000de0000000201000100"
              + "02000000353535000000000000000000000000000000000000000000");
  private static final List<byte[]> TEXTS =
      goldens("7e53657269616c4e756d6265723d41384e3532313030303100", "413d423d430a1b");
  private static final List<byte[]> SIZES =
      goldens(
          "00000000",
          "00000000000000000000000000000000030000000000000003000000000000003a000000000000005a000000"
              + "000000000200000002000000b80b000088130000a0860100b50b000085130000668601000000"
              + "00000000000000000000");
  private static final List<byte[]> EVENTS =
      goldens(
          "0100e90301001a0309080f2a",
          "0100e903000001001a0309080f2a",
          "0100e90301001a0309080f2a00000000",
          "01003130303100000000000000000000000000000000000000000f011a0309080f2a",
          "01003130303100000000000000000000000000000000000000000f011a0309080f2a0000000000",
          "8000ffffffff01",
          "08000000" + "2c0231323300000000000005",
          "0002ffffffff200001000000",
          "000136",
          "000237000000");

  private static final List<byte[]> FRAMES =
      goldens(
          "5050827d08000000d0078f8ca06b0000",
          "5050827d0c000000d0073071a06b05002ee92b32" + "5050827d08000000d0077f8ca06b1000",
          "5050827d15000000d00778b0a06b04000054000000540000003412" + "0000",
          "5050827d10000000dc053a8aa06b050054000000f0030000",
          "5050827d12000000f401eec401000000e90301001a0309080f2a",
          "0050000000d007f6f702003700",
          "d0078f8ca06b0000");

  /** Every decoder of the protocol; new ones are added here. */
  static List<FuzzTarget> all() {
    List<FuzzTarget> targets = new ArrayList<>();
    targets.add(new FuzzTarget("attendance stream", RECORDS, FuzzTarget::stream));
    targets.add(new FuzzTarget("width decision", RECORDS, FuzzTarget::width));
    targets.add(new FuzzTarget("user list", USERS, FuzzTarget::users));
    targets.add(new FuzzTarget("name", USERS, FuzzTarget::name));
    targets.add(new FuzzTarget("free sizes", SIZES, FuzzTarget::sizes));
    targets.add(new FuzzTarget("option reply", TEXTS, FuzzTarget::option));
    targets.add(new FuzzTarget("real-time event", EVENTS, FuzzTarget::event));
    targets.add(new FuzzTarget("TCP frames", FRAMES, FuzzTarget::tcpFrames));
    targets.add(new FuzzTarget("UDP frame", FRAMES, FuzzTarget::udpFrame));
    targets.add(new FuzzTarget("bulk answer", FRAMES, FuzzTarget::bulkAnswer));
    targets.add(new FuzzTarget("times", EVENTS, FuzzTarget::times));
    return targets;
  }

  static List<byte[]> goldens(String... hex) {
    List<byte[]> all = new ArrayList<>();
    for (String one : hex) {
      all.add(Golden.bytes(one));
    }
    return List.copyOf(all);
  }

  private static void stream(byte[] input) {
    for (AttendanceLayout layout : AttendanceLayouts.GUESSABLE) {
      AttendanceStream stream = new AttendanceStream(layout, String::valueOf);
      int cut = input.length / 3;
      stream.feed(Unpooled.wrappedBuffer(input, 0, cut));
      stream.feed(Unpooled.wrappedBuffer(input, cut, input.length - cut));
    }
  }

  private static void width(byte[] input) {
    ByteBuf log = Unpooled.wrappedBuffer(input);
    List<CountBracket> counts =
        List.of(
            CountBracket.unknown(),
            CountBracket.of(input.length / 8),
            CountBracket.between(input.length / 40, 0xFFFF_FFFFL));
    for (CountBracket count : counts) {
      if (WidthRule.decide(input.length, count, log)
          instanceof WidthDecision.NeedsScoring question) {
        WidthScorer scorer = new WidthScorer(question, TIMES);
        scorer.feed(log);
        String.valueOf(scorer.outcome());
      }
    }
  }

  private static void users(byte[] input) {
    ByteBuf records = Unpooled.wrappedBuffer(input);
    NameDecoder names = new NameDecoder(null);
    String.valueOf(UserList.read(records, CountBracket.unknown(), names));
    String.valueOf(UserList.read(records, CountBracket.of(input.length / 72), names));
    String.valueOf(UserList.read(records, CountBracket.of(input.length / 28), names));
  }

  private static void name(byte[] input) {
    int length = Math.min(input.length, 24);
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            Charset.forName("GB18030"),
            Charset.forName("ISO-2022-JP"),
            Charset.forName("windows-1256"))) {
      new NameDecoder(charset).decode(input, 0, length);
    }
    new NameDecoder(null).decode(input, 0, length);
  }

  private static void sizes(byte[] input) {
    if (FreeSizes.parse(Unpooled.wrappedBuffer(input)) instanceof FreeSizes.Counts counts) {
      counts.looksLikeAccessControl();
      counts.records().fullness();
      counts.records().contradictsItself();
    }
  }

  private static void option(byte[] input) {
    OptionReply.parse(Unpooled.wrappedBuffer(input));
    DeviceText.read(Unpooled.wrappedBuffer(input));
  }

  private static void event(byte[] input) {
    if (input.length >= 2) {
      ByteBuf data = Unpooled.wrappedBuffer(input).skipBytes(2);
      String.valueOf(RealtimeEvent.decode(Le.u16(input, 0), data));
      String.valueOf(RealtimeEvent.decode(EventType.ATTENDANCE.mask(), data));
    }
  }

  /** A stream that is refused is closed; a decoder that takes nothing waits. */
  private static void tcpFrames(byte[] input) {
    ByteBuf stream = Unpooled.wrappedBuffer(input);
    try {
      for (ZkFrame frame = TcpFrames.decode(stream);
          frame != null;
          frame = TcpFrames.decode(stream)) {
        use(frame);
      }
    } catch (ZkFormatException refused) {
      String.valueOf(refused.getMessage());
    }
  }

  private static void udpFrame(byte[] input) {
    ZkFrame frame = UdpFrames.decode(Unpooled.wrappedBuffer(input));
    if (frame != null) {
      use(frame);
    }
  }

  private static void bulkAnswer(byte[] input) {
    BulkAnswer.preparedSize(Unpooled.wrappedBuffer(input));
    try {
      BulkAnswer.streamSize(Unpooled.wrappedBuffer(input));
    } catch (ZkFormatException refused) {
      String.valueOf(refused.getMessage());
    }
  }

  private static void use(ZkFrame frame) {
    ZkReply.describe(frame.command());
    String.valueOf(RealtimeEvent.decode(frame.session(), frame.data()));
  }

  private static void times(byte[] input) {
    for (int at = 0; at + SixByteTime.SIZE <= input.length; at++) {
      PackedTime time = new PackedTime(Le.bits32(input, at));
      String.valueOf(time.toLocalDateTime());
      String.valueOf(time);
      String.valueOf(SixByteTime.read(input, at));
    }
  }
}
