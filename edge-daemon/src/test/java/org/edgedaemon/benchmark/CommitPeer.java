package org.edgedaemon.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers commits as Firestore does, a result for each write, and keeps nothing: a peer that is
 * never what one waits for. A process of its own.
 */
final class CommitPeer {
  private static final byte[] WRITE = "\"update\":{\"name\"".getBytes(StandardCharsets.US_ASCII);
  private static final String LENGTH = "content-length:";
  private static final String TIME = "\"2026-03-02T05:00:00.123456Z\"";

  private CommitPeer() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(client), "client");
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream(), 64 * 1024);
      for (int length = bodyLength(in); length >= 0; length = bodyLength(in)) {
        client.getOutputStream().write(answer(writes(in.readNBytes(length))));
      }
    } catch (IOException e) {
      System.err.println("a client is gone: " + e.getMessage());
    }
  }

  /** Of the next request; -1 at the end. */
  private static int bodyLength(InputStream in) throws IOException {
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(line.substring(LENGTH.length()).trim());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  private static int writes(byte[] body) {
    int count = 0;
    for (int i = 0; i + WRITE.length <= body.length; i++) {
      int same = 0;
      while (same < WRITE.length && body[i + same] == WRITE[same]) {
        same++;
      }
      count += same == WRITE.length ? 1 : 0;
    }
    return count;
  }

  private static byte[] answer(int writes) {
    String one = "{\"updateTime\":" + TIME + "}";
    String body =
        "{\"writeResults\":["
            + one
            + ("," + one).repeat(Math.max(0, writes - 1))
            + "],\"commitTime\":"
            + TIME
            + "}";
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }
}
