package org.edgedaemon.simulator.firebase;

/**
 * What is remembered of a request.
 *
 * @param path without the query
 * @param query as it came; empty when there was none
 * @param authorization the header; empty when there was none
 * @param status the answer; 0 when none was given
 */
public record FirebaseRequest(
    String method, String path, String query, String authorization, String body, int status) {
  FirebaseRequest answered(int with) {
    return new FirebaseRequest(method, path, query, authorization, body, with);
  }
}
