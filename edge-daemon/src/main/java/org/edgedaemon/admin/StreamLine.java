package org.edgedaemon.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a streamed answer (newline-delimited JSON). Exactly one member is set:
 *
 * <pre>
 *   {"progress":{"done":1200,"total":-1}}     any number, also as a sign of life
 *   {"result":{…}}                            the last line of a success
 *   {"error":{"reason":"…","message":"…"}}    the last line of a failure
 * </pre>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamLine(
    @Nullable Progress progress, @Nullable JsonNode result, @Nullable Failure error) {

  /** How far the operation is; see {@link ProgressListener}. */
  public record Progress(long done, long total) {}

  /** An {@link OperationException} on the wire. */
  public record Failure(OperationException.Reason reason, String message) {
    public static Failure of(OperationException e) {
      return new Failure(e.reason(), ApiProblem.messageOf(e));
    }

    /** Back to what was thrown at the other side. */
    public OperationException toException() {
      return new OperationException(reason, message);
    }
  }

  static StreamLine progress(long done, long total) {
    return new StreamLine(new Progress(done, total), null, null);
  }

  static StreamLine result(Object value) {
    return new StreamLine(null, AdminJson.mapper().valueToTree(value), null);
  }

  static StreamLine error(OperationException e) {
    return new StreamLine(null, null, Failure.of(e));
  }
}
