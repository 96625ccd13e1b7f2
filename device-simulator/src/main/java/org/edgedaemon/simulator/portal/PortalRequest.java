package org.edgedaemon.simulator.portal;

/**
 * What is remembered of a request.
 *
 * @param idempotencyKey empty when there was none
 * @param authorized whether the key was right, or none is asked for
 * @param status the answer; 0 when none was given
 */
public record PortalRequest(
    String method,
    String path,
    String idempotencyKey,
    boolean authorized,
    String body,
    int status) {
  PortalRequest answered(int with) {
    return new PortalRequest(method, path, idempotencyKey, authorized, body, with);
  }
}
