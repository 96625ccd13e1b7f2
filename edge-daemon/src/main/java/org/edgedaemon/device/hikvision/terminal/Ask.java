package org.edgedaemon.device.hikvision.terminal;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.StreamResult;

/**
 * A request before anybody has signed it.
 *
 * @param target as on the request line
 * @param headers of ours
 * @param sender what brings the signed request out
 */
record Ask(
    String method, String target, HttpBody body, Map<String, String> headers, Sender sender) {
  /** The last step of a signed request. */
  @FunctionalInterface
  interface Sender {
    CompletionStage<StreamResult> send(ClientRequest request);
  }
}
