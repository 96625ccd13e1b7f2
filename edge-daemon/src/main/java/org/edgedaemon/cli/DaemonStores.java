package org.edgedaemon.cli;

import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.DeadLetterQueries;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.admin.Operations;
import org.edgedaemon.admin.OutboxQueries;

/** The stores as the running daemon shows them. */
record DaemonStores(Operations daemon) implements OpenStores {
  @Override
  public JournalQueries journal() {
    return daemon.journal();
  }

  @Override
  public OutboxQueries outbox() {
    return daemon.outbox();
  }

  @Override
  public DeadLetterQueries deadLetters() {
    return daemon.deadLetters();
  }

  @Override
  public AttendanceOperations attendance() {
    return daemon.attendance();
  }

  /** The daemon keeps them open. */
  @Override
  public void close() {}
}
