package org.edgedaemon.http;

import java.util.Optional;

/** Decides on a request's head, before its body is read, whether it may go on. Never blocks. */
@FunctionalInterface
public interface Guard {
  /** Everyone may. */
  Guard OPEN = head -> Optional.empty();

  /** The refusal, or nothing. */
  Optional<HttpAnswer> refuse(ServerRequest head);
}
