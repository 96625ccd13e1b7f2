package org.edgedaemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.logging.LoggingHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.netty.channel.ChannelManager;
import org.asynchttpclient.proxy.ProxyServer;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients that share event loops, one timer thread and a few threads that look up names and
 * read files. The event loops belong to someone else; the rest ends with {@link #close}.
 */
public final class HttpClients implements AutoCloseable {
  private static final int RESOLVER_THREADS = 8;
  private static final int FILE_THREADS = 4;
  static final int MAX_HEAD = 16 * 1024;
  private static final int TICK_MILLIS = 50;

  private final EventLoopGroup loops;
  private final String userAgent;
  private final LongSupplier nanoTime;
  private final HashedWheelTimer timer;
  private final ThreadPoolExecutor resolverThreads;
  private final ThreadPoolExecutor fileThreads;
  private final AddressResolverGroup<InetSocketAddress> names;
  private @Nullable SslContext platformTrust;

  /**
   * Starts no thread before the first call.
   *
   * @param userAgent for example {@code edge-daemon/1.0}
   */
  public HttpClients(EventLoopGroup loops, String userAgent, LongSupplier nanoTime) {
    this.loops = loops;
    this.userAgent = userAgent;
    this.nanoTime = nanoTime;
    this.timer =
        new HashedWheelTimer(
            new DefaultThreadFactory("http-timer", true), TICK_MILLIS, TimeUnit.MILLISECONDS);
    this.resolverThreads =
        new ThreadPoolExecutor(
            0,
            RESOLVER_THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("http-names", true));
    this.fileThreads =
        new ThreadPoolExecutor(
            FILE_THREADS,
            FILE_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("http-files", true));
    fileThreads.allowCoreThreadTimeOut(true);
    this.names = new NameLookUps(resolverThreads);
  }

  /**
   * A client for one peer.
   *
   * @param peer an address of it: when it is plain HTTP, nothing of TLS is made ready
   * @throws HttpClientException when the CA file cannot be used
   */
  public HttpClient open(URI peer, HttpClientConfig config) {
    Supplier<SslContext> tls = tls(config);
    if ("https".equals(peer.getScheme())) {
      // Here and not on an event loop: it takes a while.
      SslContext unused = tls.get();
    }
    DefaultAsyncHttpClient library = new DefaultAsyncHttpClient(libraryConfig(config, tls));
    return new HttpClient(
        library, new OffloadedResolver(resolverThreads), lines(config), lines(config), nanoTime);
  }

  /**
   * A line to one peer, on this event loop. A line costs no more than its connection: hundreds are
   * fine. Of the settings, the proxy and the number of connections do not apply.
   *
   * @param peer {@code http://host[:port]} or {@code https://host[:port]}
   * @throws HttpClientException when the CA file cannot be used
   */
  public HttpLine line(URI peer, HttpClientConfig config, EventLoop loop) {
    SslContext tls = "https".equals(peer.getScheme()) ? trust(config) : null;
    LineDialer dialer = new LineDialer(peer, loop, names, config, tls);
    return new HttpLine(dialer, config.idleTimeout(), userAgent, nanoTime, fileThreads);
  }

  /**
   * Opens a WebSocket. Of the settings, the proxy and the number of connections do not apply.
   *
   * @param request whom to ask, with which headers; its read deadline counts for the opening
   * @throws HttpClientException when the CA file cannot be used
   */
  public void socket(ClientRequest request, HttpClientConfig config, SocketListener listener) {
    URI peer = request.uri();
    SslContext tls = "https".equals(peer.getScheme()) ? trust(config) : null;
    LineDialer dialer = new LineDialer(peer, loops.next(), names, config, tls);
    new SocketDialer(dialer, request, listener, nanoTime).dial();
  }

  /** Close the clients first. */
  @Override
  public void close() {
    timer.stop();
    names.close();
    resolverThreads.shutdown();
    fileThreads.shutdown();
  }

  private LinePool lines(HttpClientConfig config) {
    return new LinePool(peer -> line(peer, config, loops.next()), config.maxConnections());
  }

  private Supplier<SslContext> tls(HttpClientConfig config) {
    if (Trust.platform(config)) {
      return () -> trust(config);
    }
    SslContext own = trust(config);
    return () -> own;
  }

  synchronized boolean hasPlatformTrust() {
    return platformTrust != null;
  }

  // The platform's authorities are many: once for all.
  private synchronized SslContext trust(HttpClientConfig config) {
    if (!Trust.platform(config)) {
      return Trust.context(config);
    }
    if (platformTrust == null) {
      platformTrust = Trust.context(config);
    }
    return platformTrust;
  }

  private AsyncHttpClientConfig libraryConfig(HttpClientConfig config, Supplier<SslContext> tls) {
    DefaultAsyncHttpClientConfig.Builder builder =
        new DefaultAsyncHttpClientConfig.Builder()
            .setEventLoopGroup(loops)
            .setNettyTimer(timer)
            .setSslEngineFactory(new ClientTls(tls))
            .setUserAgent(userAgent)
            .setMaxConnectionsPerHost(config.maxConnections())
            .setConnectTimeout(config.connectTimeout())
            .setHandshakeTimeout((int) config.connectTimeout().toMillis())
            .setPooledConnectionIdleTimeout(config.idleTimeout())
            .setRequestTimeout(ClientRequest.DEFAULT_TIMEOUT)
            .setReadTimeout(ClientRequest.DEFAULT_TIMEOUT)
            .setShutdownQuietPeriod(Duration.ZERO)
            .setShutdownTimeout(Duration.ZERO)
            .setFollowRedirect(false)
            // A repeat is our decision: see ClientRequest.repeatable.
            .setMaxRequestRetry(0)
            .setCookieStore(null)
            // Answers are unpacked here, with a bound.
            .setEnableAutomaticDecompression(false)
            .setDisableUrlEncodingForBoundRequests(true)
            .setHttpClientCodecMaxHeaderSize(MAX_HEAD)
            .setHttpAdditionalChannelInitializer(HttpClients::complete);
    if (config.proxy() != null) {
      builder.setProxyServer(proxy(config.proxy()));
    }
    return builder.build();
  }

  // A tunnel through a proxy is put together around the library's own unpacker, which it does not
  // have when unpacking is off; something must stand in its place.
  private static void complete(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    // At trace level the library dumps the wire, with all secrets on it.
    if (pipeline.get(LoggingHandler.class) != null) {
      pipeline.remove(LoggingHandler.class);
    }
    pipeline.addLast(new SecretHeaderWriter());
    if (pipeline.get(ChannelManager.INFLATER_HANDLER) == null) {
      pipeline.addAfter(
          ChannelManager.HTTP_CLIENT_CODEC,
          ChannelManager.INFLATER_HANDLER,
          new ChannelInboundHandlerAdapter());
    }
  }

  private static ProxyServer proxy(URI address) {
    return new ProxyServer.Builder(address.getHost(), address.getPort())
        .setSecuredPort(address.getPort())
        .build();
  }
}
