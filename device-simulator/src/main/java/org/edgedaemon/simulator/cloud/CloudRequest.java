package org.edgedaemon.simulator.cloud;

/**
 * What is remembered of a request.
 *
 * @param path with the query
 * @param idempotencyKey empty when there was none
 * @param records records in the body
 * @param wireBytes body bytes as they came, perhaps compressed
 * @param gzip whether they were compressed
 * @param authorized whether the key was right, or none is asked for
 * @param status the answer; 0 when none was given
 */
public record CloudRequest(
    String method,
    String path,
    String idempotencyKey,
    int records,
    int wireBytes,
    boolean gzip,
    boolean authorized,
    int status) {}
