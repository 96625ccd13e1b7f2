package org.edgedaemon.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.netty.ssl.SslEngineFactoryBase;

/**
 * TLS of the library's client, made when a connection wants it. The library would make it with the
 * client, and each client its own: the platform's authorities and all that reads them are megabytes
 * that a daemon whose peers speak plain HTTP never looks at.
 */
final class ClientTls extends SslEngineFactoryBase {
  private final Supplier<SslContext> trust;

  /**
   * @param trust asked for every connection
   */
  ClientTls(Supplier<SslContext> trust) {
    this.trust = trust;
  }

  @Override
  public SSLEngine newSslEngine(AsyncHttpClientConfig config, String host, int port) {
    SSLEngine engine = trust.get().newEngine(ByteBufAllocator.DEFAULT, domain(host), port);
    configureSslEngine(engine, config);
    return engine;
  }
}
