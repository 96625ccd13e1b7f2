package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.RawBytes;
import org.edgedaemon.device.zk.codec.WidthDecision;
import org.edgedaemon.device.zk.codec.WidthDecision.Decided;
import org.edgedaemon.device.zk.codec.WidthDecision.NeedsScoring;
import org.edgedaemon.device.zk.codec.WidthRule;

/** Chooses the layout of a log: the codec's rule, and what this device had before. */
final class LogLayout {
  private LogLayout() {}

  static WidthDecision decide(LogPlan plan, long total, ByteBuf head) {
    WidthDecision rule = WidthRule.decide(total, plan.count(), head);
    if (plan.decided() != null && total > 0) {
      return new Decided(plan.decided());
    }
    AttendanceLayout known = plan.known();
    if (rule instanceof NeedsScoring question && known != null && !plan.proof().getAsBoolean()) {
      return question.candidates().contains(known) ? new Decided(known) : rule;
    }
    if (rule instanceof Decided decided) {
      return checked(decided, plan, total);
    }
    return rule;
  }

  /** A width that changed is suspicious; the old way of reading may yield noise. */
  private static WidthDecision checked(Decided decided, LogPlan plan, long total) {
    AttendanceLayout known = plan.known();
    if (known != null && !known.equals(decided.layout()) && total % known.width() == 0) {
      List<AttendanceLayout> both = List.of(decided.layout(), known);
      return new NeedsScoring(both, total, plan.count(), RawBytes.EMPTY);
    }
    return plan.proof().getAsBoolean()
        ? new NeedsScoring(List.of(decided.layout()), total, plan.count(), RawBytes.EMPTY)
        : decided;
  }
}
