package org.edgedaemon.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** A cloud that takes everything and writes down every word of every request. */
final class Eavesdropper implements AutoCloseable {
  private final HttpServer server;
  private final StringBuffer heard = new StringBuffer();

  Eavesdropper() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::listen);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String heard() {
    return heard.toString();
  }

  private void listen(HttpExchange exchange) throws IOException {
    heard.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> heard.append('\n').append(name).append(": ").append(values));
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream body = packed ? new GZIPInputStream(raw) : raw) {
      heard.append('\n').append(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
    heard.append('\n');
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
