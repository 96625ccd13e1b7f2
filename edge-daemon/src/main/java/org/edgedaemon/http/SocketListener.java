package org.edgedaemon.http;

/** Hears of one WebSocket. Called on its event loop. */
public interface SocketListener {
  /** It is open. */
  void opened(Socket socket);

  /** The peer says something, of at most {@value SocketHandler#MAX_MESSAGE} bytes. */
  void received(String text);

  /**
   * It is open no more, or never was: the peer refused or could not be reached. Called once.
   *
   * @param why for people
   */
  void closed(String why);
}
