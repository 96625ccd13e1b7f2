package org.edgedaemon.device.hikvision.isapi;

import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Calls to one terminal, one at a time, authenticated, each with its deadlines. Stages complete on
 * the terminal's own event loop. What the terminal answers is a value, a refusal included; no
 * usable answer is a {@link org.edgedaemon.device.DeviceException}.
 */
public interface Isapi {
  /**
   * Asks without a body.
   *
   * @param path with its query, exactly as it goes on the request line, for example {@code
   *     /ISAPI/System/time}
   */
  CompletionStage<IsapiAnswer> get(String path);

  /** Asks with a JSON body, for the searches. No terminal's state is changed by one of these. */
  CompletionStage<IsapiAnswer> search(String path, String json);

  /**
   * As {@link #search}, asked while another search is under way: it goes out once the answer to
   * that one is there, before anybody is told of it, so that the terminal works while we do. Never
   * two at once.
   *
   * @param wanted looked at when its turn comes; otherwise it is not sent, and fails
   */
  CompletionStage<IsapiAnswer> searchNext(String path, String json, BooleanSupplier wanted);
}
