package org.edgedaemon.simulator.web;

/** An answer in the making: a status and a JSON body. */
public record WebReply(int status, String body) {
  /** A refusal in the form that most peers use. */
  public static WebReply failure(int status, String message) {
    return new WebReply(status, "{\"success\":false,\"message\":\"" + message + "\"}");
  }
}
