package org.edgedaemon.cli;

import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.DeadLetterQueries;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.admin.OutboxQueries;

/** The stores, open for looking: those of the running daemon, or the files themselves. */
public interface OpenStores extends AutoCloseable {
  JournalQueries journal();

  OutboxQueries outbox();

  DeadLetterQueries deadLetters();

  AttendanceOperations attendance();

  @Override
  void close();
}
