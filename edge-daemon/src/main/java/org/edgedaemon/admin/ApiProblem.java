package org.edgedaemon.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a success: a problem of RFC 9457 with the reason beside it. Problems of the
 * listener itself (401, 404 of a path, 413, …) come without a reason.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiProblem(
    String type,
    String title,
    int status,
    String detail,
    OperationException.@Nullable Reason reason) {

  static ApiProblem of(OperationException e) {
    int status = e.reason().httpStatus();
    String title = e.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return new ApiProblem("about:blank", title, status, messageOf(e), e.reason());
  }

  static String messageOf(OperationException e) {
    String message = e.getMessage();
    return message == null ? e.reason().name() : message;
  }
}
