package org.edgedaemon.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Fills the backlog of a listener that accepts nobody, so that a further connect hangs. */
final class Crowd implements Closeable {
  private static final int MOST = 64;

  private final List<Socket> sockets = new ArrayList<>();

  private Crowd() {}

  static Crowd filling(ServerSocket listener) throws IOException {
    Crowd crowd = new Crowd();
    try {
      while (crowd.size() < MOST) {
        Socket socket = new Socket();
        crowd.sockets.add(socket);
        socket.connect(listener.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException full) {
      crowd.size();
    }
    return crowd;
  }

  int size() {
    return sockets.size();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
