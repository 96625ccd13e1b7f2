package org.edgedaemon.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A bare socket to a server under test: says exactly the bytes it is told to say. */
final class Wire implements Closeable {
  private static final int DEADLINE_MILLIS = 10_000;

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  static Wire to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(DEADLINE_MILLIS);
    socket.setTcpNoDelay(true);
    return new Wire(socket);
  }

  /** One request on its own connection, everything that comes back. */
  static String ask(int port, String request) throws IOException {
    try (Wire wire = to(port)) {
      wire.say(request);
      return wire.hearAll();
    }
  }

  void say(String text) throws IOException {
    say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Until the other side closes. */
  String hearAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Until this text has come. */
  String hearUntil(String end) throws IOException {
    StringBuilder heard = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (heard.indexOf(end) < 0) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed after: " + heard);
      }
      heard.append((char) b);
    }
    return heard.toString();
  }

  /** Whether nothing comes for a while. */
  boolean isSilent() throws IOException {
    socket.setSoTimeout(300);
    try {
      return in().read() == Integer.MIN_VALUE;
    } catch (SocketTimeoutException nothing) {
      return true;
    } finally {
      socket.setSoTimeout(DEADLINE_MILLIS);
    }
  }

  void setReceiveTimeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
