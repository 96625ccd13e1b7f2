package org.edgedaemon.device.zk;

import java.time.Duration;

/**
 * How long we wait for a device, step by step. Every step has a deadline.
 *
 * @param connect until the carrier is open, and the name resolved
 * @param handshake for the answer to CONNECT and AUTH over TCP
 * @param request for the answer to a plain request over TCP
 * @param resend over UDP, until a plain request is sent again; three sends in all
 * @param prepare until the device has built the buffer of a bulk read
 * @param tcpGap silence within a bulk answer over TCP
 * @param udpGap silence within a bulk answer over UDP
 * @param closing for the OK that ends a bulk answer whose bytes are all there
 * @param wholeRead for a whole bulk read, without the time that the listener takes
 * @param retryPause before asking again what the device was too busy for
 * @param exit for the answer to EXIT
 * @param rest between the end of a session and the next connect
 */
public record ZkTimeouts(
    Duration connect,
    Duration handshake,
    Duration request,
    Duration resend,
    Duration prepare,
    Duration tcpGap,
    Duration udpGap,
    Duration closing,
    Duration wholeRead,
    Duration retryPause,
    Duration exit,
    Duration rest) {

  /** What suits terminals in a LAN or behind a slow line. */
  public static ZkTimeouts defaults() {
    return new ZkTimeouts(
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        Duration.ofSeconds(15),
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        Duration.ofMinutes(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1));
  }
}
