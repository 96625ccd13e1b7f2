package org.edgedaemon.device.hikvision;

/**
 * What a terminal is told about a push. Never 204: terminals take that for a failure and send the
 * same event for ever.
 *
 * @param status 200 once nothing more is wanted of that push, 503 to be sent it again
 * @param json the whole body, {@code application/json}
 */
public record PushAnswer(int status, String json) {
  /** Stored, known, or nothing to store. */
  public static final PushAnswer TAKEN =
      new PushAnswer(200, "{\"statusCode\":1,\"statusString\":\"OK\",\"subStatusCode\":\"ok\"}");

  /** Not stored, or not yet clear what it is: once more, later. */
  public static final PushAnswer LATER =
      new PushAnswer(
          503,
          "{\"statusCode\":2,\"statusString\":\"Device Busy\",\"subStatusCode\":\"deviceBusy\"}");

  /** What every {@link #json} is. */
  public static final String CONTENT_TYPE = "application/json";
}
