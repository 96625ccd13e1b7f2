package org.edgedaemon.device.zk;

import java.time.Duration;

/**
 * How long silence is borne.
 *
 * @param quiet the longest silence before the answer, and within it
 * @param sends how often the same bytes are sent when nothing at all comes back
 */
record Patience(Duration quiet, int sends) {
  private static final int UDP_SENDS = 3;

  static Patience handshake(ZkTimeouts timeouts, Carrier carrier) {
    return of(carrier, timeouts.handshake(), timeouts.resend());
  }

  static Patience request(ZkTimeouts timeouts, Carrier carrier) {
    return of(carrier, timeouts.request(), timeouts.resend());
  }

  /** Building the buffer takes long; over UDP the request itself may be lost. */
  static Patience prepare(ZkTimeouts timeouts, Carrier carrier) {
    return of(carrier, timeouts.prepare(), timeouts.prepare().dividedBy(UDP_SENDS));
  }

  /** A chunk is asked for again by its reader, under a new number. */
  static Patience chunk(ZkTimeouts timeouts, Carrier carrier) {
    return new Patience(carrier == Carrier.TCP ? timeouts.tcpGap() : timeouts.udpGap(), 1);
  }

  static Patience exit(ZkTimeouts timeouts) {
    return new Patience(timeouts.exit(), 1);
  }

  private static Patience of(Carrier carrier, Duration tcp, Duration udp) {
    return carrier == Carrier.TCP ? new Patience(tcp, 1) : new Patience(udp, UDP_SENDS);
  }
}
