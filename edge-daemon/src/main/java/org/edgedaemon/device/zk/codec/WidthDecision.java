package org.edgedaemon.device.zk.codec;

import java.util.List;

/** Which layout a log has, as far as it can be told without guessing. */
public sealed interface WidthDecision {
  /** No records at all: nothing to lay out. */
  record Empty() implements WidthDecision {}

  /** The layout. */
  record Decided(AttendanceLayout layout) implements WidthDecision {}

  /**
   * Several may fit, or one that needs proof: run all records through a {@link WidthScorer}.
   *
   * @param total bytes of all records
   */
  record NeedsScoring(
      List<AttendanceLayout> candidates, long total, CountBracket count, RawBytes head)
      implements WidthDecision {
    public NeedsScoring {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * None fits: keep the bytes, tell the operator.
   *
   * @param reason what was seen, for an operator
   * @param head the first bytes, 128 at most
   */
  record Unknown(String reason, RawBytes head) implements WidthDecision {}
}
