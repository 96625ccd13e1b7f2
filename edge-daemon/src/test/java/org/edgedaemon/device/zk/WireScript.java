package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.zk.codec.ZkChecksums;

/** A conversation on a channel without network, whose time stands still until it is advanced. */
final class WireScript {
  private static final InetSocketAddress NOBODY = new InetSocketAddress("127.0.0.1", 4370);
  private static final String PREFIX = "5050827d";
  static final int SESSION = 0x6BA0;

  final EmbeddedChannel channel = new EmbeddedChannel();
  final Carrier carrier;
  final Conversation conversation;
  final List<Integer> events = new ArrayList<>();

  WireScript(Carrier carrier) {
    this.carrier = carrier;
    channel.freezeTime();
    this.conversation =
        new Conversation(
            ChannelTransport.over(channel, carrier),
            ZkTimeouts.defaults(),
            new Peer("device test"),
            () -> {});
    conversation.events(frame -> events.add(frame.session()));
    conversation.start();
  }

  /** One that is past the handshake. */
  static WireScript established(Carrier carrier) {
    WireScript script = new WireScript(carrier);
    script.conversation.adopt(SESSION);
    script.conversation.established();
    return script;
  }

  /** The next bytes sent, as hex without spaces; a TCP prefix is left out for UDP. */
  WireScript expect(String hex) {
    assertThat(sent()).isEqualTo(onThisCarrier(hex.replaceAll("\\s", "")));
    return this;
  }

  /** The next bytes sent, or empty. */
  String sent() {
    channel.runPendingTasks();
    ByteBuf out = channel.readOutbound();
    while (out != null && !out.isReadable()) {
      out = channel.readOutbound();
    }
    String hex = out == null ? "" : ByteBufUtil.hexDump(out);
    if (out != null) {
      out.release();
    }
    return hex;
  }

  /** Bytes from the device. */
  WireScript reply(String hex) {
    byte[] bytes = ByteBufUtil.decodeHexDump(onThisCarrier(hex.replaceAll("\\s", "")));
    channel.writeInbound(
        carrier == Carrier.TCP
            ? Unpooled.wrappedBuffer(bytes)
            : new DatagramPacket(Unpooled.wrappedBuffer(bytes), NOBODY));
    return this;
  }

  /** A packet from the device, with a right checksum. */
  WireScript reply(int command, int session, int replyId, String dataHex) {
    ByteBuf payload = Unpooled.buffer();
    payload.writeShortLE(command).writeShortLE(0).writeShortLE(session).writeShortLE(replyId);
    payload.writeBytes(ByteBufUtil.decodeHexDump(dataHex));
    payload.setShortLE(2, ZkChecksums.of(payload));
    int length = payload.readableBytes();
    ByteBuf prefix = Unpooled.buffer().writeIntLE(0x7D82_5050).writeIntLE(length);
    return reply(ByteBufUtil.hexDump(prefix) + ByteBufUtil.hexDump(payload));
  }

  WireScript pass(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
    return this;
  }

  private String onThisCarrier(String hex) {
    return carrier == Carrier.UDP && hex.startsWith(PREFIX) ? hex.substring(16) : hex;
  }
}
