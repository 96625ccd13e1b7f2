package org.edgedaemon.device.zk;

import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.zk.codec.ZkFrame;

/** Takes the answer to one request, packet by packet, and then its end, once. */
interface ReplyHandler {
  /** What a packet means for the answer. */
  enum Next {
    /** More packets belong to it. */
    MORE,
    /** All is here but the closing OK, which some devices omit. */
    CLOSING,
    DONE
  }

  /** Takes a packet whose reply id fits. */
  Next onReply(ZkFrame frame);

  /** The answer is whole. */
  void onComplete();

  /** There will be no whole answer: silence ({@link NoAnswerException}) or a broken session. */
  void onFailure(DeviceException failure);

  /** Whether the session field of every packet must be the session id. */
  default boolean strictSession() {
    return true;
  }
}
