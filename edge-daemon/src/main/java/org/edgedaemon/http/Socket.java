package org.edgedaemon.http;

/** One open WebSocket. Any thread. */
public interface Socket {
  /** Sends a message; one that cannot be sent any more is dropped. */
  void send(String text);

  /** Ends it in good order. */
  void close();
}
