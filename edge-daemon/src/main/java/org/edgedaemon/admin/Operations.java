package org.edgedaemon.admin;

/**
 * What the daemon can do for an operator. The running daemon implements it over its parts, the
 * command line over the admin port. Methods block and are called on threads that may wait; failures
 * are {@link OperationException}s, and so is every refusal.
 */
public interface Operations {
  /** The whole daemon on one page. */
  StatusReport status();

  /** Reads the etc file again; an invalid one changes nothing. */
  ReloadReport reload();

  DeviceOperations devices();

  DestinationOperations destinations();

  OutboxOperations outbox();

  DeadLetterOperations deadLetters();

  JournalOperations journal();

  AttendanceOperations attendance();

  CloudSyncOperations cloudSync();
}
