package org.edgedaemon.device.hikvision.isapi;

import java.util.concurrent.CompletionStage;

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
}
