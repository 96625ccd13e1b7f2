package org.edgedaemon.simulator;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that must know theirs before they listen. */
public final class FreePort {
  // Below what systems give to outgoing connections: one of these could take the port meanwhile.
  private static final int FIRST = 12_000;
  private static final int END = 30_000;
  private static final int TRIES = 100;
  private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /**
   * A port that nobody listens on now, by TCP or UDP, and that was not given to a caller before.
   *
   * @throws IllegalStateException when there seems to be none
   */
  public static int take() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (TAKEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free between " + FIRST + " and " + END);
  }

  private static boolean isFree(int port) {
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(port)) {
      tcp.bind(new InetSocketAddress(port));
      return udp.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
