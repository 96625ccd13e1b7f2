package org.edgedaemon.simulator.hikvision;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** An alert stream over a bare socket. */
final class OpenStream implements AutoCloseable {
  private static final String PATH = "/ISAPI/Event/notification/alertStream";

  private final Socket socket;
  private final InputStream in;
  private final StringBuilder seen = new StringBuilder();

  OpenStream(HikvisionTerminal terminal) throws Exception {
    socket = new Socket("127.0.0.1", terminal.port());
    socket.setSoTimeout(5000);
    in = new BufferedInputStream(socket.getInputStream());
    PlainIsapi client = new PlainIsapi(terminal);
    String offer =
        client.bare("GET", PATH, "", "").headers().firstValue("WWW-Authenticate").orElseThrow();
    String request =
        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
            .formatted(PATH, client.authorization(offer, "GET", PATH, 1));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /** All text so far, once it holds this so many times. */
  String until(String text, int times) throws IOException {
    for (int count = count(text); count < times; ) {
      int next;
      try {
        next = in.read();
      } catch (SocketTimeoutException e) {
        throw new AssertionError("only this came: " + seen, e);
      }
      if (next < 0) {
        throw new AssertionError("ended after: " + seen);
      }
      seen.append((char) next);
      int at = seen.length() - text.length();
      count += at >= 0 && seen.indexOf(text, at) >= 0 ? 1 : 0;
    }
    return seen.toString();
  }

  /** All text, once the stream ended. */
  String untilEnd() throws IOException {
    for (int next = in.read(); next >= 0; next = in.read()) {
      seen.append((char) next);
    }
    return seen.toString();
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int count(String text) {
    int count = 0;
    for (int at = seen.indexOf(text); at >= 0; at = seen.indexOf(text, at + 1)) {
      count++;
    }
    return count;
  }
}
