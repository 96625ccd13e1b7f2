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

  /**
   * Has the daemon log more or less, until it is restarted.
   *
   * @param logger a package, a class with or without its package; empty for all
   * @param level error, warn, info, debug, trace, or default to take it back
   */
  LogLevelReport logLevel(String logger, String level);

  DeviceOperations devices();

  DestinationOperations destinations();

  OutboxOperations outbox();

  DeadLetterOperations deadLetters();

  JournalOperations journal();

  AttendanceOperations attendance();

  CloudSyncOperations cloudSync();

  MasterSyncOperations masterSync();
}
