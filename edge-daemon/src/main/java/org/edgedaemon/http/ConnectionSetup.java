package org.edgedaemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the pipeline of an accepted connection, or closes it when there are too many. */
final class ConnectionSetup extends ChannelInitializer<Channel> {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionSetup.class);
  private static final int MAX_FIRST_LINE = 4096;

  private final Admission admission;
  private final HttpLimits limits;
  private final LongSupplier nanoTime;
  private final ChannelGroup open;
  private final BooleanSupplier finishing;
  private final AtomicBoolean crowded = new AtomicBoolean();

  ConnectionSetup(
      Admission admission,
      HttpLimits limits,
      LongSupplier nanoTime,
      ChannelGroup open,
      BooleanSupplier finishing) {
    this.admission = admission;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.open = open;
    this.finishing = finishing;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (open.size() >= limits.connections()) {
      refuse(channel);
      return;
    }
    crowded.set(false);
    open.add(channel);
    PhaseWatch watch = new PhaseWatch(limits, nanoTime);
    channel
        .pipeline()
        .addLast(watch)
        .addLast(new HttpServerCodec(codecLimits()))
        .addLast(new Connection(admission, watch, finishing));
  }

  private HttpDecoderConfig codecLimits() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(Math.min(MAX_FIRST_LINE, limits.headerBytes()))
        .setMaxHeaderSize(limits.headerBytes());
  }

  private void refuse(Channel channel) {
    if (!crowded.getAndSet(true)) {
      LOG.warn(
          "{} connections are open on {}, further ones are closed until one is free",
          limits.connections(),
          channel.localAddress());
    }
    Transport.close(channel);
  }
}
