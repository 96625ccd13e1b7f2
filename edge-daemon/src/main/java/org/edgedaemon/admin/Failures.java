package org.edgedaemon.admin;

import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.attendance.report.ReportException;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.outbox.OutboxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every failure of an operation its reason. The unforeseen is logged here, once. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static OperationException of(RuntimeException e) {
    if (e instanceof OperationException known) {
      return known;
    }
    if (e instanceof DeviceException) {
      return new OperationException(Reason.PEER_UNAVAILABLE, textOf(e), e);
    }
    if (e instanceof JournalException
        || e instanceof OutboxException
        || e instanceof ReportException) {
      return new OperationException(Reason.STORE, textOf(e), e);
    }
    LOG.error("an admin call failed for a reason nobody foresaw", e);
    return new OperationException(
        Reason.FAILED,
        "the daemon failed at it (" + e.getClass().getSimpleName() + "): see its log",
        e);
  }

  private static String textOf(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
