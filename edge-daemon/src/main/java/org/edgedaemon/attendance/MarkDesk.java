package org.edgedaemon.attendance;

import java.util.concurrent.CompletionStage;

/** Where callers have students marked. Any thread. */
@FunctionalInterface
public interface MarkDesk {
  /**
   * Marks a student.
   *
   * @return completes when the mark is durable, or with a refusal; fails when it could not be
   *     stored: calling again is right
   */
  CompletionStage<MarkAnswer> mark(MarkCall call);
}
