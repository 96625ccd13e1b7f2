package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way back over a TCP connection, with the faults of a byte stream. */
final class TcpLink implements Link {
  private static final long PIECE_PAUSE_MILLIS = 5;

  private final Channel channel;
  private final ZkFaults faults;
  private @Nullable ByteBuf held;
  private boolean cutting;
  private boolean finishing;

  TcpLink(Channel channel, ZkFaults faults) {
    this.channel = channel;
    this.faults = faults;
  }

  @Override
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public ByteBufAllocator allocator() {
    return channel.alloc();
  }

  @Override
  public boolean datagrams() {
    return false;
  }

  @Override
  public void send(FrameBuffer frames, int command) {
    faults
        .take(ZkFault.Kind.WRONG_MAGIC, command)
        .ifPresent(
            fault -> {
              int frame = Math.min(fault.number(0), frames.count() - 1);
              frames.spoil(frames.start(frame) + 2, fault.number(1));
              frames.spoil(frames.start(frame) + 3, 0x7C);
            });
    ByteBuf bytes = withHeld(frames.whole());
    if (cutting) {
      held = bytes;
      return;
    }
    Optional<ZkFault> dribble = faults.take(ZkFault.Kind.DRIBBLE, command);
    Optional<ZkFault> split = faults.take(ZkFault.Kind.SPLIT, command);
    if (dribble.isPresent()) {
      dribble(bytes, dribble.get().number(0));
    } else if (split.isPresent()) {
      cutting = true;
      piece(bytes, split.get().numbers(), 0, 0);
    } else {
      write(bytes);
    }
  }

  @Override
  public void sendLater(FrameBuffer frames) {
    held = withHeld(frames.whole());
  }

  @Override
  public void sendStart(FrameBuffer frames, int bytes) {
    ByteBuf all = frames.whole();
    write(all.readRetainedSlice(Math.min(bytes, all.readableBytes())));
    all.release();
  }

  @Override
  public void reset() {
    if (!channel.isOpen()) {
      return;
    }
    // Linger zero makes the kernel send RST instead of FIN.
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    ChannelFuture unused = channel.close();
  }

  @Override
  public void finish() {
    if (cutting) {
      finishing = true;
      return;
    }
    ChannelFuture unused =
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** Forgets what was held for a connection that is gone. */
  void closed() {
    if (held != null) {
      held.release();
      held = null;
    }
  }

  private ByteBuf withHeld(ByteBuf bytes) {
    ByteBuf before = held;
    if (before == null) {
      return bytes;
    }
    held = null;
    return Unpooled.wrappedBuffer(before, bytes);
  }

  private void write(ByteBuf bytes) {
    // A connection that breaks tells its handler; there is nobody else to tell.
    ChannelFuture unused = channel.writeAndFlush(bytes);
  }

  private ByteBuf withHeldBehind(ByteBuf bytes) {
    ByteBuf behind = held;
    held = null;
    return behind == null ? bytes : Unpooled.wrappedBuffer(bytes, behind);
  }

  private void dribble(ByteBuf bytes, int size) {
    while (bytes.isReadable()) {
      write(bytes.readRetainedSlice(Math.min(size, bytes.readableBytes())));
    }
    bytes.release();
  }

  private void piece(ByteBuf bytes, List<Integer> cuts, int next, int sent) {
    if (next == cuts.size() || !channel.isActive()) {
      write(withHeldBehind(bytes));
      cutting = false;
      if (finishing) {
        finish();
      }
      return;
    }
    int length = Math.max(0, Math.min(cuts.get(next) - sent, bytes.readableBytes()));
    write(bytes.readRetainedSlice(length));
    after(PIECE_PAUSE_MILLIS, () -> piece(bytes, cuts, next + 1, sent + length));
  }
}
