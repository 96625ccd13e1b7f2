package org.edgedaemon.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that must know theirs before they listen. */
public final class FreePort {
  // Below what systems give to outgoing connections: one of these could take the port meanwhile.
  private static final int FIRST = 12_000;
  private static final int END = 30_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /**
   * A port that nobody listens on now.
   *
   * @throws IllegalStateException when there seems to be none
   */
  public static int take() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free between " + FIRST + " and " + END);
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
