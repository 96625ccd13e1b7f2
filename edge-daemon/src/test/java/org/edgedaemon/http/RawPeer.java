package org.edgedaemon.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of bare sockets whose script says and withholds bytes as it likes. */
public final class RawPeer implements Closeable {
  /** What happens on one accepted connection; the socket closes after it. */
  @FunctionalInterface
  public interface Script {
    void play(Conversation conversation) throws IOException;
  }

  /** One accepted connection. */
  public final class Conversation {
    private final Socket socket;
    private final int number;

    private Conversation(Socket socket, int number) {
      this.socket = socket;
      this.number = number;
    }

    /** 1 for the first connection that was accepted. */
    public int number() {
      return number;
    }

    public Socket socket() {
      return socket;
    }

    public void say(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    /** Reads one request, head and body, and keeps it; null when the other side has closed. */
    public String hearRequest() throws IOException {
      String head = hearHead();
      if (head == null) {
        return null;
      }
      int length =
          head.lines()
              .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
              .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
              .findFirst()
              .orElse(0);
      byte[] body = socket.getInputStream().readNBytes(length);
      String request = head + new String(body, StandardCharsets.ISO_8859_1);
      requests.add(request);
      return request;
    }

    /** Answers with a status, further header lines (each ended by CRLF) and a body. */
    public void answer(int status, String headers, String body) throws IOException {
      int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
      say(
          "HTTP/1.1 "
              + status
              + " X\r\nContent-Length: "
              + length
              + "\r\n"
              + headers
              + "\r\n"
              + body);
    }

    private String hearHead() throws IOException {
      StringBuilder head = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          return null;
        }
        head.append((char) b);
      }
      return head.toString();
    }
  }

  private final ServerSocket listener;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();

  private RawPeer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
  }

  public static RawPeer start(Script script) throws IOException {
    return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  public static RawPeer start(ServerSocket listener, Script script) {
    RawPeer peer = new RawPeer(listener, script);
    Thread thread = new Thread(peer::accept, "raw-peer");
    thread.setDaemon(true);
    thread.start();
    return peer;
  }

  /** Answers every request on every connection the same way. */
  public static RawPeer answering(int status, String headers, String body) throws IOException {
    return start(
        conversation -> {
          while (conversation.hearRequest() != null) {
            conversation.answer(status, headers, body);
          }
        });
  }

  public int port() {
    return listener.getLocalPort();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Every request heard so far, head and body. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public int accepted() {
    return accepted.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        int number = accepted.incrementAndGet();
        Thread thread = new Thread(() -> converse(socket, number), "raw-peer-" + number);
        thread.setDaemon(true);
        thread.start();
      }
    } catch (SocketException closed) {
      listener.isClosed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void converse(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      script.play(new Conversation(socket, number));
    } catch (IOException gone) {
      // The other side left, or the test is over: what a peer may do.
      accepted.get();
    }
  }
}
