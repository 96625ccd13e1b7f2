package org.edgedaemon.simulator.web;

import java.util.Map;

/** An answer in the making: a status, a JSON body, and headers beside the usual ones. */
public record WebReply(int status, String body, Map<String, String> headers) {
  /** Takes a copy of the headers. */
  public WebReply {
    headers = Map.copyOf(headers);
  }

  /** Without headers of its own. */
  public WebReply(int status, String body) {
    this(status, body, Map.of());
  }

  /** A refusal in the form that most peers use. */
  public static WebReply failure(int status, String message) {
    return new WebReply(status, "{\"success\":false,\"message\":\"" + message + "\"}");
  }
}
