package org.edgedaemon.simulator.cloud;

import java.util.List;

/**
 * A request with its body unpacked.
 *
 * @param problem why the body cannot be read; empty when it can
 */
record Visit(CloudRequest request, List<ReceivedRecord> records, String problem) {
  boolean post() {
    return request.method().equals("POST");
  }

  /** What is remembered of it, with the answer that it got. */
  CloudRequest answered(int status) {
    return new CloudRequest(
        request.method(),
        request.path(),
        request.idempotencyKey(),
        request.records(),
        request.wireBytes(),
        request.gzip(),
        request.authorized(),
        status);
  }
}
