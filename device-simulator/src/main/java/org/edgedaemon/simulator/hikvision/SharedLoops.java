package org.edgedaemon.simulator.hikvision;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/** Two daemon threads for all terminals of a process; they end with it. */
final class SharedLoops {
  private static final EventLoopGroup LOOPS =
      new NioEventLoopGroup(2, new DefaultThreadFactory("hikvision-terminals", true));

  private SharedLoops() {}

  static EventLoopGroup get() {
    return LOOPS;
  }
}
