package org.edgedaemon.http;

import io.netty.resolver.InetNameResolver;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Looks up names with the platform's own means, which block, away from event loops and from the
 * calling thread; so the total deadline of a call holds during a slow look-up too. Literal
 * addresses need no look-up.
 */
final class OffloadedResolver extends InetNameResolver {
  private final Executor threads;

  OffloadedResolver(Executor threads) {
    super(ImmediateEventExecutor.INSTANCE);
    this.threads = threads;
  }

  @Override
  protected void doResolve(String name, Promise<InetAddress> promise) {
    lookUp(name, promise, () -> InetAddress.getByName(name));
  }

  @Override
  protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
    lookUp(name, promise, () -> List.of(InetAddress.getAllByName(name)));
  }

  private <T> void lookUp(String name, Promise<T> promise, LookUp<T> lookUp) {
    if (isLiteral(name)) {
      run(promise, lookUp);
      return;
    }
    try {
      threads.execute(() -> run(promise, lookUp));
    } catch (RejectedExecutionException e) {
      UnknownHostException busy = new UnknownHostException(name + ": too many look-ups at once");
      busy.initCause(e);
      promise.tryFailure(busy);
    }
  }

  private static <T> void run(Promise<T> promise, LookUp<T> lookUp) {
    try {
      promise.trySuccess(lookUp.get());
    } catch (UnknownHostException | SecurityException e) {
      promise.tryFailure(e);
    }
  }

  private static boolean isLiteral(String name) {
    return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
  }

  private interface LookUp<T> {
    T get() throws UnknownHostException;
  }
}
