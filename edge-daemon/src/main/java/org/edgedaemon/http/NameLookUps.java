package org.edgedaemon.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/** Look-ups away from the event loops, for connections that are opened without the library. */
final class NameLookUps extends AddressResolverGroup<InetSocketAddress> {
  private final Executor threads;

  NameLookUps(Executor threads) {
    this.threads = threads;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
    return new OffloadedResolver(threads).asAddressResolver();
  }
}
