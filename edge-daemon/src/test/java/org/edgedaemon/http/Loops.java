package org.edgedaemon.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/** Event loops that all socket tests share; daemon threads, never ended. */
public final class Loops {
  public static final EventLoopGroup SHARED =
      new NioEventLoopGroup(2, new DefaultThreadFactory("test-loop", true));

  private Loops() {}
}
