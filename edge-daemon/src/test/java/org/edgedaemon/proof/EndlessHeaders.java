package org.edgedaemon.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls itself a terminal, and answers everything with headers that never end. */
final class EndlessHeaders implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "endless");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger connections = new AtomicInteger();

  EndlessHeaders() throws IOException {
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        connections.incrementAndGet();
        threads.execute(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void talk(Socket client) {
    try (client;
        OutputStream out = client.getOutputStream()) {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      for (long i = 0; ; i++) {
        out.write(
            ("X-Header-" + i + ": " + "y".repeat(100) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // The daemon has had enough, as it should.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
