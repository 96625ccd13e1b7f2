package org.edgedaemon.simulator.cloud;

/** An answer in the making: a status and a JSON body. */
record Reply(int status, String body) {
  static Reply failure(int status, String message) {
    return new Reply(status, "{\"success\":false,\"message\":\"" + message + "\"}");
  }
}
