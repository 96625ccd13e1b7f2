package org.edgedaemon.http;

import org.jspecify.annotations.Nullable;

/** Takes the body of an answer that has no end. Called on the event loop of the line. */
public interface StreamListener {
  /** The next bytes, as they came; at most {@value HttpLine#MAX_CHUNK}. They are the listener's. */
  void received(byte[] bytes);

  /**
   * Nothing more comes. Called once, and never after {@link ClientStream#close}.
   *
   * @param why null when the peer ended its answer properly
   */
  void ended(ClientResult.@Nullable Failure why);
}
