package org.edgedaemon.device.zk;

import org.edgedaemon.device.zk.codec.ZkFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers requests, and tells which packets answer them: those with the request's number. */
final class ReplyMatching {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyMatching.class);

  private final Carrier carrier;
  private final Peer peer;
  private final ReplyIds replyIds = new ReplyIds();
  private int session;
  private boolean established;
  private boolean deviceEchoes = true;

  ReplyMatching(Carrier carrier, Peer peer) {
    this.carrier = carrier;
    this.peer = peer;
  }

  int nextReplyId() {
    return replyIds.next();
  }

  int session() {
    return session;
  }

  void session(int id) {
    session = id;
  }

  /** Whether the device takes commands: then its packets carry the session id. */
  boolean isEstablished() {
    return established;
  }

  void established() {
    established = true;
  }

  /** False when only the order tells what belongs together: then the first silence is the end. */
  boolean deviceEchoes() {
    return deviceEchoes;
  }

  /**
   * Whether a packet belongs to a call.
   *
   * @param first whether nothing came before it
   */
  boolean belongs(ZkFrame frame, PendingCall call, boolean first) {
    if (call.replyId == PendingCall.NOT_SENT) {
      return false;
    }
    if (frame.replyId() != call.replyId && !tolerates(first)) {
      return false;
    }
    boolean sessionFits =
        !established || !call.handler.strictSession() || frame.session() == session;
    if (!sessionFits) {
      LOG.debug("{}: packet of session {} in {}", peer.label(), frame.session(), session);
    }
    return sessionFits || carrier == Carrier.TCP;
  }

  /**
   * Some devices do not echo the reply id. The first packet on a fresh stream must answer CONNECT,
   * and a stream keeps the order.
   */
  private boolean tolerates(boolean first) {
    if (first && carrier == Carrier.TCP) {
      deviceEchoes = false;
      LOG.debug("{}: does not echo reply ids", peer.label());
    }
    return !deviceEchoes;
  }
}
