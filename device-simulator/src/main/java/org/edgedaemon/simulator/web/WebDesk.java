package org.edgedaemon.simulator.web;

import io.netty.handler.codec.http.FullHttpRequest;

/**
 * Reads requests and decides their answers when nothing goes wrong. Called on event loops, two at a
 * time.
 *
 * @param <V> what it makes of a request
 */
public interface WebDesk<V> {
  /** Takes out of a request what the answer needs; the request is gone afterwards. */
  V read(FullHttpRequest http);

  /** Whether the request wants to write; most faults happen to such ones only. */
  boolean writes(V visit);

  /** The answer, after doing what was asked. */
  WebReply answer(V visit);

  /** Told what was answered in the end; 0 when nothing was, or no HTTP. */
  void answered(V visit, int status);
}
