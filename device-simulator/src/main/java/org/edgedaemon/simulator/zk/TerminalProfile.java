package org.edgedaemon.simulator.zk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything about a terminal that does not change while it runs. */
record TerminalProfile(
    String firmware,
    Map<String, String> options,
    boolean echoTilde,
    Admission admission,
    Sizes sizes,
    Bulk bulk,
    Live live,
    int unknownCode) {

  /**
   * @param commKey 0 when none
   * @param askAlways AUTH is asked for even when the key is 0
   * @param lockAfter wrong keys before 2032 is answered; 0 is never
   * @param firstSession id of the first session
   */
  record Admission(
      int commKey,
      boolean askAlways,
      boolean secure,
      int lockAfter,
      int firstSession,
      SecondClient secondClient) {}

  /**
   * @param bytes length of the answer: 4, 80, 92, 112
   */
  record Sizes(
      int bytes,
      int fingerprints,
      int operations,
      int fingerprintCapacity,
      int userCapacity,
      int recordCapacity) {}

  /**
   * @param inlineThreshold datasets up to so many bytes come inline
   * @param tcpPart data bytes of a part at most
   */
  record Bulk(
      BulkStyle style,
      int inlineThreshold,
      int tcpPart,
      int udpPart,
      int userWidth,
      AttendanceWidth width,
      AccessControl accessControl,
      List<TerminalUser> users) {}

  /**
   * @param repeatAfter an event not acknowledged by then is sent again; zero never
   */
  record Live(boolean delivered, int payloadLength, Duration repeatAfter) {}
}
